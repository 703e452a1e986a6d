import 'server-only';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What Node tells of each request as it comes. Source: https://nodejs.org/api/diagnostics_channel.html#http. */
type Message = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly socket: Socket; readonly server: Server };

const channel = 'http.server.request.start';
const lookAgainMs = 50;

export type Connections = {
  /** From now on each answer is the last of its connection, so that who called goes elsewhere before it is closed under a request of theirs. */
  leave(): void;
  /** Closes connections as soon as they have nothing to answer, those too that were opened ahead and never used. */
  close(): void;
};

/** Finds Next's server, which Next gives nobody, by the first request that it gets. */
export function letConnectionsGo(): Connections {
  const servers = new Set<Server>();
  const unused = new Set<Socket>();
  const meet = (message: unknown) => {
    // Node's own message of this channel.
    const { server } = message as Message;
    unsubscribe(channel, meet);
    servers.add(server);
    server.on('connection', (socket: Socket) => {
      unused.add(socket);
      socket.once('close', () => unused.delete(socket));
    });
  };
  subscribe(channel, meet);
  return {
    leave() {
      // As above.
      subscribe(channel, (message) => {
        (message as Message).response.shouldKeepAlive = false;
      });
    },
    close() {
      setInterval(() => {
        for (const server of servers) server.closeIdleConnections();
        for (const socket of unused) if (socket.bytesRead === 0) socket.destroy();
      }, lookAgainMs);
    },
  };
}
