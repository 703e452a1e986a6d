// The HEALTHCHECK of both images: `node health-probe.mjs <path> <variable>...` exits with 0 when this container's own server answers 2xx in time.
// The port is the value of the first of the variables that is set.
import { get } from 'node:http';

const withinMs = 2000;
const [path, ...variables] = process.argv.slice(2);
const port = variables.map((name) => process.env[name]).find((value) => value);

// The name is one that a server bound to any address answers under, whatever its public name.
const request = get({ host: 'localhost', port, path, headers: { connection: 'close' } }, ({ statusCode = 0 }) => {
  end(statusCode >= 200 && statusCode < 300, `answered ${statusCode}`);
});
request.on('error', (error) => end(false, error.message));
setTimeout(() => end(false, `did not answer within ${withinMs} ms`), withinMs);

/**
 * @param {boolean} healthy
 * @param {string} words
 */
function end(healthy, words) {
  console.log(words);
  process.exit(healthy ? 0 : 1);
}
