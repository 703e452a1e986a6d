import { setTimeout as sleep } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { scrubText } from 'my_flow_contract/log/scrub-text';
import { type Composition, compose } from './composition.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { serveMetrics } from './http/serve-metrics.ts';

const housekeepingEveryMs = 60_000;

/** Aborts when the process is told to stop. */
const leaving = new AbortController();
/** Aborts when no more requests are to come. */
const shutdown = new AbortController();
// Whoever read the log is gone: no reason to stop, and nobody to tell.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
const config = configOrEnd();
const parts = await compose(config, { leaving: leaving.signal, shutdown: shutdown.signal }).catch((error: unknown) =>
  end(`MyFlow's API cannot start: ${wordsOf(error)}`),
);
for (const warning of config.warnings) parts.app.log.warn(warning);
let lastRound: Promise<void> | null = null;
closeInOrder(parts, config);
await listenForMetrics(parts, config);
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

/**
 * Readiness ends; after the drain, in which requests and streams are still taken, no connection is, streams end and requests in flight are finished; then
 * what they stood on is closed. Exit 0; 1 past the time limit and after an error that nobody caught. A second signal ends the process at once.
 */
function closeInOrder({ app, close }: Composition, { drainMs, closingMs }: Config): void {
  let waitingFor = 'the time for load balancers to look elsewhere';
  const options = {
    delay: drainMs + closingMs,
    logger: app.log,
    onTimeout: () => app.log.fatal(`not closed within ${closingMs} ms, waiting for ${waitingFor}: ending all the same`),
  };
  closeWithGrace(options, async ({ signal, err }) => {
    if (err) app.log.fatal({ err }, 'an error that nobody caught: stopping');
    else app.log.info({ signal, drainMs }, 'stopping');
    leaving.abort();
    // A process that has met an error it does not know is not to take more requests than it must.
    if (!err && drainMs > 0) await sleep(drainMs);
    shutdown.abort();
    waitingFor = 'requests in flight';
    await app.close();
    waitingFor = 'housekeeping';
    await lastRound;
    waitingFor = 'the store to close';
    await close();
    app.log.info('stopped');
  });
}

async function listen({ app }: Composition, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `MyFlow's API listens on ${address}` });
  } catch (error) {
    end(`MyFlow's API cannot listen on ${host} port ${port}: ${listenFault(error, 'MYFLOW_API', port === 65_535 ? 4100 : port + 1)}`);
  }
}

/** Figures are served until the process is gone, so that its end is seen in them too. */
async function listenForMetrics({ app, readMetrics }: Composition, { metrics }: Config): Promise<void> {
  if (metrics === null || readMetrics === null) return;
  const { host, port } = metrics;
  try {
    await serveMetrics(readMetrics, metrics);
    app.log.info(`figures for Prometheus at http://${host.includes(':') ? `[${host}]` : host}:${port}/metrics`);
  } catch (error) {
    end(
      `MyFlow's API cannot serve its figures on ${host} port ${port}: ${listenFault(error, 'MYFLOW_METRICS', port === 65_535 ? 9464 : port + 1)}`,
    );
  }
}

function listenFault(error: unknown, prefix: string, otherPort: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `another program has that port. Choose another, for example ${prefix}_PORT=${otherPort}.`;
  if (code === 'EACCES') return `this account may not use that port. Choose one above 1023, for example ${prefix}_PORT=4100.`;
  if (code === 'EAFNOSUPPORT') return `this machine has no IPv6. Listen on IPv4 alone, for example ${prefix}_HOST=0.0.0.0.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `this machine has no such address. Choose another, for example ${prefix}_HOST=127.0.0.1.`;
  return wordsOf(error);
}

/** What is due of itself is done at the start, and then every minute; a failure is logged and the next round tries again. */
function keepHouse({ app, keepHouse: work }: Composition): void {
  const round = () => {
    lastRound = work().then(
      () => {},
      (error: unknown) => app.log.error({ err: error }, 'housekeeping failed'),
    );
  };
  const timer = setInterval(round, housekeepingEveryMs);
  leaving.signal.addEventListener('abort', () => clearInterval(timer));
  round();
}

function wordsOf(error: unknown): string {
  return scrubText(error instanceof Error ? error.message : String(error));
}

function end(reason: string): never {
  console.error(reason);
  process.exit(1);
}
