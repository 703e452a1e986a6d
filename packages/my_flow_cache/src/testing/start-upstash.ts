import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Redis } from 'ioredis';

/** A server that speaks as Upstash's REST form does, in front of a Redis that really keeps things. */
export type TestUpstash = {
  readonly url: string;
  readonly token: string;
  /** How many requests it was sent. */
  requests(): number;
  /** Takes requests and does not answer them, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Nobody listens any more, until `startAgain`. */
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};

type Reply = { readonly result: unknown } | { readonly error: string };

const token = 'AXhFASQgNjU0YjM-wire-true';

/**
 * Wire: https://upstash.com/docs/redis/features/restapi. A command is a JSON array in the body of a POST to `/`, a list of them goes to `/pipeline` or, as a
 * transaction, to `/multi-exec`; the answer is `{result}` or `{error}`, 400 for a command that failed, 401 for a wrong token. With
 * `Upstash-Encoding: base64` every string of the result but `OK` comes encoded.
 */
export async function startUpstash(redisPort: number): Promise<TestUpstash> {
  const redis = new Redis({ host: '127.0.0.1', port: redisPort });
  redis.on('error', () => {});
  const waiting: (() => void)[] = [];
  let isFrozen = false;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const answer = () => void answerRequest(redis, request, response);
    if (isFrozen) waiting.push(answer);
    else answer();
  });
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    requests: () => requests,
    freeze() {
      isFrozen = true;
    },
    thaw() {
      isFrozen = false;
      for (const answer of waiting.splice(0)) answer();
    },
    async kill() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
    async startAgain() {
      await listen(server, port);
    },
    async stop() {
      redis.disconnect();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port');
  return address.port;
}

async function answerRequest(redis: Redis, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const send = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  if (request.headers.authorization !== `Bearer ${token}`) return send(401, { error: 'WRONGPASS invalid or missing auth token' });
  if (request.method !== 'POST') return send(405, { error: 'ERR method is not allowed' });
  const encode = request.headers['upstash-encoding'] === 'base64' ? encoded : (value: unknown) => value;
  try {
    const body: unknown = JSON.parse(await textOf(request));
    if (request.url === '/') {
      const reply = await run(redis, wordsOf(body), encode);
      return send('error' in reply ? 400 : 200, reply);
    }
    if (!Array.isArray(body)) return send(400, { error: 'ERR failed to parse pipeline request' });
    if (request.url === '/pipeline') {
      const replies: Reply[] = [];
      for (const command of body) replies.push(await run(redis, wordsOf(command), encode));
      return send(200, replies);
    }
    if (request.url !== '/multi-exec') return send(404, { error: 'ERR no such path' });
    const results = await redis.multi(body.map(wordsOf)).exec();
    return send(
      200,
      (results ?? []).map(([error, result]) => (error ? { error: error.message } : { result: encode(result) })),
    );
  } catch (error) {
    return send(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

async function run(redis: Redis, [name = '', ...words]: string[], encode: (value: unknown) => unknown): Promise<Reply> {
  try {
    return { result: encode(await redis.call(name, ...words)) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function wordsOf(command: unknown): string[] {
  if (!Array.isArray(command) || command.length === 0) throw new Error('ERR failed to parse command');
  return command.map((word) => (typeof word === 'string' ? word : JSON.stringify(word)));
}

function encoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encoded);
  return typeof value === 'string' && value !== 'OK' ? Buffer.from(value).toString('base64') : value;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
