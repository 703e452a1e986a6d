import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** What a scrape reads: the text, and its media type. */
export type ReadMetrics = () => Promise<{ readonly text: string; readonly contentType: string }>;

type Where = { readonly host: string; readonly port: number };

/** Serves figures at `/metrics`, apart from the port that people's requests come to. Resolves when it listens; throws when it cannot. */
export async function serveMetrics(read: ReadMetrics, { host, port }: Where): Promise<Server> {
  const server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    read().then(
      ({ text, contentType }) => response.writeHead(200, { 'content-type': contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
