import { setTimeout as sleep } from 'node:timers/promises';
import { type Container, startContainer } from './container.ts';
import { docker } from './run-program.ts';

/** Starts a MongoDB without accounts, reached as `mongo` in the network, and makes it a replica set of one, which transactions need. */
export async function startMongo(network: string): Promise<Container> {
  const container = await startContainer({
    image: 'mongo:7',
    flags: ['--init', `--network=${network}`, '--network-alias=mongo', '--memory=1g'],
    command: ['mongod', '--replSet', 'rs0', '--bind_ip_all'],
  });
  const script =
    "try { rs.status().ok } catch { rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'mongo:27017' }] }) }; db.hello().isWritablePrimary || quit(1)";
  const deadlineMs = Date.now() + 60_000;
  for (;;) {
    const answers = await docker(['exec', container.id, 'mongosh', '--quiet', '--norc', '--eval', script]).catch((error: unknown) =>
      String(error),
    );
    if (answers === 'true') return container;
    if (Date.now() > deadlineMs) throw new Error(`MongoDB was not ready within a minute: ${answers}`);
    await sleep(500);
  }
}
