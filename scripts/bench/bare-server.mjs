// The limit of the comparison: the same Node answering the same bytes with nothing behind them.
import { createServer } from 'node:http';

const bytes = Number(process.argv[3] ?? 30_000);
const page = JSON.stringify({ items: 'x'.repeat(Math.max(0, bytes - 30)), nextCursor: null });
const small = JSON.stringify({ items: 'x'.repeat(1_500) });

const server = createServer((request, response) => {
  if (request.method === 'GET') send(response, page);
  else request.on('end', () => send(response, small)).resume();
});
server.keepAliveTimeout = 72_000;
server.listen(Number(process.argv[2]), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} body
 */
function send(response, body) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
