import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openEventStream } from './event-stream.ts';

test('a reader that does not read is cut off before more than the bound waits for it', async () => {
  const bufferedBytesMax = 64 * 1024;
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  // A server that listens on a port has an address object.
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  const [, response] = await once(server, 'request');
  const stream = openEventStream(response, {}, bufferedBytesMax);
  const closed = once(response, 'close');
  const data = JSON.stringify('x'.repeat(16 * 1024));
  let most = 0;
  for (let sent = 0; sent < 2_000 && !response.destroyed; sent += 1) {
    stream.send('act', data, sent);
    most = Math.max(most, response.writableLength);
    if (sent % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await closed;
  expect(most).toBeLessThan(bufferedBytesMax + 2 * data.length);
  socket.destroy();
});
