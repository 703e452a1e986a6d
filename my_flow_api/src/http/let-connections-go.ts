import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const lookAgainMs = 50;

/**
 * Lets `close` end as soon as the last request is answered. Node closes the connections that are idle when the server closes; it leaves one that
 * becomes idle a moment later for its whole keep-alive time, and one that was opened ahead and never used (browsers and undici do that) for the
 * time that headers may take. From `leaving` on each answer is the last of its connection, so that who called goes elsewhere before it is closed
 * under a request of theirs: what balances by connection moves nobody that has one.
 */
export function letConnectionsGo(app: FastifyInstance, leaving?: AbortSignal): void {
  leaving?.addEventListener('abort', () => app.server.prependListener('request', closeWithAnswer), { once: true });
  const sockets = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  app.addHook('preClose', (done) => {
    const timer = setInterval(() => {
      app.server.closeIdleConnections();
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    }, lookAgainMs);
    app.server.once('close', () => clearInterval(timer));
    done();
  });
}

function closeWithAnswer(_request: unknown, response: ServerResponse): void {
  response.shouldKeepAlive = false;
}
