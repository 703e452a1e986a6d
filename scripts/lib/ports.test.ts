import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { freePort, requireFreePorts } from './ports.mjs';

it('passes when both ports are free', async () => {
  await expect(requireFreePorts(await addresses())).resolves.toBeUndefined();
});

it('names the port that is taken, its variable, and another one that is free', async () => {
  const port = portOf(await listening());
  await expect(requireFreePorts({ ...(await addresses()), port })).rejects.toThrow(
    new RegExp(`Port ${port} is taken .*: {2}PORT=\\d+ npm start$`),
  );
  await expect(requireFreePorts({ ...(await addresses()), apiPort: port })).rejects.toThrow(
    new RegExp(`Port ${port} is taken .*: {2}MYFLOW_API_PORT=\\d+ npm start$`),
  );
});

it('offers a port that can be listened on', async () => {
  const port = portOf(await listening());
  const words = await requireFreePorts({ ...(await addresses()), port }).then(
    () => '',
    (error: unknown) => String(error),
  );
  const offered = Number(/PORT=(\d+)/.exec(words)?.[1]);
  expect(portOf(await listening(offered))).toBe(offered);
});

it('recognizes a MyFlow that is running already', async () => {
  const port = portOf(await listening());
  await expect(requireFreePorts({ ...(await addresses()), port, url: `http://127.0.0.1:${port}` })).rejects.toThrow(
    /MyFlow is running already .*: {2}PORT=\d+ MYFLOW_API_PORT=\d+ MYFLOW_DATA_DIR=\S+ npm start$/s,
  );
});

async function addresses() {
  return { host: '127.0.0.1', port: await freePort(), apiPort: await freePort(), url: 'http://127.0.0.1:1' };
}

/** A server that answers as the client's health does. */
function listening(port = 0): Promise<Server> {
  const server = createServer((_, answer) => answer.end('{"status":"ok"}'));
  onTestFinished(() => void server.close());
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

function portOf(server: Server): number {
  // A server on TCP has an address of this form.
  return (server.address() as AddressInfo).port;
}
