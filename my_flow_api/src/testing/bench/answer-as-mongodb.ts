import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { BSON, type Document } from 'mongodb';
import { createMemoryCollections } from './memory-collections.ts';

const [opReply, opQuery, opMsg] = [1, 2004, 2013];
const headerBytes = 16;

/**
 * Speaks as much of MongoDB's wire protocol as the bench needs, over documents in memory: no transactions, no durability, one lookup by the person. It answers at once, so
 * that the CPU of who asks can be measured under a full load on any machine. No test of behaviour may use it.
 * Source: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/.
 */
export async function answerAsMongodb(): Promise<{ readonly uri: string; stop(): void }> {
  const answerTo = createMemoryCollections();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    let held = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      while (held.length >= 4 && held.length >= held.readInt32LE(0)) {
        const message = held.subarray(0, held.readInt32LE(0));
        held = held.subarray(message.length);
        socket.write(replyTo(message, (command) => ({ ...answerTo(command), ok: 1 })));
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was free');
  return {
    uri: `mongodb://127.0.0.1:${address.port}/?directConnection=true`,
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function replyTo(message: Buffer, answer: (command: Document) => Document): Buffer {
  const [requestId, opCode] = [message.readInt32LE(4), message.readInt32LE(12)];
  if (opCode === opQuery) {
    // Flags, the name of a collection with a zero behind it, two numbers, the document.
    const start = message.indexOf(0, headerBytes + 4) + 9;
    const preamble = Buffer.alloc(20);
    preamble.writeInt32LE(1, 16);
    return framed(opReply ?? 0, requestId, [preamble, BSON.serialize(answer(BSON.deserialize(message.subarray(start))))]);
  }
  return framed(opMsg ?? 0, requestId, [Buffer.alloc(5), BSON.serialize(answer(commandIn(message)))]);
}

/** The sections of a message as one command: a document, and lists of documents under a name. */
function commandIn(message: Buffer): Document {
  let command: Document = {};
  for (let at = headerBytes + 4; at < message.length; ) {
    const [kind, size] = [message[at], message.readInt32LE(at + 1)];
    const section = message.subarray(at + 1, at + 1 + size);
    if (kind === 0) command = { ...command, ...BSON.deserialize(section) };
    else {
      const end = section.indexOf(0, 4);
      const documents: Document[] = [];
      for (let from = end + 1; from < section.length; from += section.readInt32LE(from)) {
        documents.push(BSON.deserialize(section.subarray(from, from + section.readInt32LE(from))));
      }
      command[section.toString('utf8', 4, end)] = documents;
    }
    at += 1 + size;
  }
  return command;
}

function framed(opCode: number, responseTo: number, parts: readonly Uint8Array[]): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.writeInt32LE(
    parts.reduce((sum, part) => sum + part.length, headerBytes),
    0,
  );
  header.writeInt32LE(responseTo, 8);
  header.writeInt32LE(opCode, 12);
  return Buffer.concat([header, ...parts]);
}
