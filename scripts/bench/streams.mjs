import { request } from 'node:http';

const readyWithinMs = 20_000;

/**
 * @typedef {object} Stream
 * @property {() => number} acts how many acts were told on it
 * @property {() => void} close
 */

/**
 * Opens a live stream of a person on a connection of its own; resolves when it has begun, rejects when it does not in time.
 * @param {{ url: string, authorization: string }} options
 * @returns {Promise<Stream>}
 */
export function openStream({ url, authorization }) {
  const base = new URL(url);
  return new Promise((resolve, reject) => {
    let acts = 0;
    const call = request({ host: base.hostname, port: base.port, path: '/api/v1/live', headers: { authorization }, agent: false });
    const late = setTimeout(() => call.destroy(new Error('a stream did not begin in time')), readyWithinMs);
    call.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('error', () => undefined);
      response.on('data', (/** @type {string} */ chunk) => {
        acts += chunk.split('event: act').length - 1;
        if (!chunk.includes('event: ready')) return;
        clearTimeout(late);
        resolve({ acts: () => acts, close: () => call.destroy() });
      });
      if (response.statusCode !== 200) call.destroy(new Error(`a stream was answered with ${response.statusCode}`));
    });
    call.on('error', reject);
    call.end();
  });
}

/**
 * How much `y` grows with each `x`, by least squares.
 * @param {{ x: number, y: number }[]} points
 */
export function slope(points) {
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const over = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return over / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
}
