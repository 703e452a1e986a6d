import closeWithGrace from 'close-with-grace';
import { type Composition, compose } from './composition.ts';
import { type Config, ConfigError, readConfig } from './config.ts';

const housekeepingEveryMs = 60_000;
/** Less than the ten seconds that Docker and `npm start` wait before they stop asking. */
const closingMsMax = 9_000;

const shutdown = new AbortController();
// Whoever read the log is gone: no reason to stop, and nobody to tell.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
const config = configOrEnd();
const parts = await compose(config, shutdown.signal).catch((error: unknown) => end(`MyFlow's API cannot start: ${wordsOf(error)}`));
for (const warning of config.warnings) parts.app.log.warn(warning);
closeInOrder(parts);
await listen(parts, config);
keepHouse(parts);

function configOrEnd(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (error instanceof ConfigError) return end(error.message);
    throw error;
  }
}

/** Readiness ends and streams with it, no connection is taken any more, requests in flight are finished, and then the store is closed. */
function closeInOrder({ app, close }: Composition): void {
  const options = {
    delay: closingMsMax,
    logger: app.log,
    onTimeout: () => app.log.fatal(`not closed within ${closingMsMax} ms: ending all the same`),
  };
  closeWithGrace(options, async ({ signal, err }) => {
    if (err) app.log.fatal({ err }, 'an error that nobody caught: stopping');
    else app.log.info({ signal }, 'stopping');
    shutdown.abort();
    await app.close();
    await close();
    app.log.info('stopped');
  });
}

async function listen({ app }: Composition, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `MyFlow's API listens on ${address}` });
  } catch (error) {
    end(`MyFlow's API cannot listen on ${host} port ${port}: ${listenFault(error, port)}`);
  }
}

function listenFault(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `another program has that port. Choose another, for example MYFLOW_API_PORT=${port === 65_535 ? 4100 : port + 1}.`;
  if (code === 'EACCES') return 'this account may not use that port. Choose one above 1023, for example MYFLOW_API_PORT=4100.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'this machine has no such address. Choose another, for example MYFLOW_API_HOST=127.0.0.1.';
  return wordsOf(error);
}

/** What is due of itself is done at the start, and then every minute; a failure is logged and the next round tries again. */
function keepHouse({ app, keepHouse: work }: Composition): void {
  const round = () => work().catch((error: unknown) => app.log.error({ err: error }, 'housekeeping failed'));
  const timer = setInterval(() => void round(), housekeepingEveryMs);
  shutdown.signal.addEventListener('abort', () => clearInterval(timer));
  void round();
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function end(reason: string): never {
  console.error(reason);
  process.exit(1);
}
