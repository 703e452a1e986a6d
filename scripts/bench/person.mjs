import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

const timeoutMs = 20_000;

/**
 * One person with one connection. `send` resolves to status, body text and milliseconds, and never rejects: a fault has status 0.
 * @param {{ url: string, secret: string, userId: string }} options
 */
export function createPerson({ url, secret, userId }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const authorization = `Bearer ${token(secret, userId)}`;
  const base = new URL(url);
  return {
    userId,
    authorization,
    /** Flows that this person can still complete. @type {string[]} */
    openFlowIds: [],
    contextId: '',
    /** How many requests were sent. */
    sentCount: 0,
    /**
     * @param {string} method
     * @param {string} path
     * @param {unknown} [body]
     * @returns {Promise<{ status: number, text: string, ms: number }>}
     */
    send(method, path, body) {
      this.sentCount += 1;
      const startedMs = performance.now();
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        authorization,
        ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      };
      return new Promise((resolve) => {
        const done = (/** @type {number} */ status, /** @type {string} */ answer) =>
          resolve({ status, text: answer, ms: performance.now() - startedMs });
        const call = request({ host: base.hostname, port: base.port, method, path, agent, headers, timeout: timeoutMs }, (response) => {
          /** @type {Buffer[]} */
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () => done(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')));
          response.on('error', () => done(0, ''));
        });
        call.on('error', () => done(0, ''));
        call.on('timeout', () => call.destroy());
        call.end(text);
      });
    },
    /** Opens the live stream on a connection of its own; the answer tells how many acts came, and closes it. */
    follow() {
      let acts = 0;
      const call = request({ host: base.hostname, port: base.port, path: '/api/v1/live', headers: { authorization } }, (response) => {
        response.setEncoding('utf8');
        response.on('data', (/** @type {string} */ chunk) => {
          acts += chunk.split('event: act').length - 1;
        });
        response.on('error', () => undefined);
      });
      call.on('error', () => undefined);
      call.end();
      return { acts: () => acts, close: () => call.destroy() };
    },
    close: () => agent.destroy(),
  };
}

/** @typedef {ReturnType<typeof createPerson>} Person */

/**
 * An HS256 token as the client signs it, good for two hours.
 * @param {string} secret
 * @param {string} userId
 */
function token(secret, userId) {
  const part = (/** @type {object} */ value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 7_200;
  const signed = `${part({ alg: 'HS256' })}.${part({ iss: 'myflow-client', aud: 'myflow-api', sub: userId, exp })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
