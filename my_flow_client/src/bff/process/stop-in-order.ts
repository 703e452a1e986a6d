import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeLine } from '../log/write-line.ts';
import { letConnectionsGo } from './let-connections-go.ts';
import { processState } from './process-state.ts';

const signals = ['SIGTERM', 'SIGINT'] as const;
type Signal = (typeof signals)[number];
const lastThingsMs = 1_000;

/**
 * Puts order before what Next does when it is told to stop, which is to close its server at once and to wait for live streams without end: `/api/health`
 * says that the process leaves; after the drain, in which requests are still taken, streams end and Next closes. Exit 0; 1 past the time limit. A second signal
 * ends the process at once.
 */
export function stopInOrder({ drainMs, closingMs }: { drainMs: number; closingMs: number }): void {
  const connections = letConnectionsGo();
  let told = false;
  for (const signal of signals) {
    const ofNext = process.listeners(signal);
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (told) endAtOnce(signal);
      told = true;
      void stop(signal, () => {
        for (const listener of ofNext) listener(signal);
      });
    });
  }

  async function stop(signal: Signal, closeNext: () => void): Promise<void> {
    writeLine('info', 'stopping', { signal, drainMs });
    const { leaving, closing, lastThings } = processState();
    setTimeout(() => {
      writeLine('fatal', `not closed within ${closingMs} ms, waiting for requests in flight: ending all the same`);
      process.exit(1);
    }, drainMs + closingMs);
    leaving.abort();
    connections.leave();
    await sleep(drainMs);
    closing.abort();
    connections.close();
    await Promise.race([Promise.all([...lastThings].map((act) => act())), sleep(lastThingsMs)]);
    // Next ends as if by the signal; whoever watches is to see an end in good order.
    process.once('exit', (code) => {
      if (code === 1) return;
      writeLine('info', 'stopped');
      process.exitCode = 0;
    });
    closeNext();
  }
}

function endAtOnce(signal: Signal): never {
  writeLine('error', `second ${signal}: ending at once`);
  process.exit(1);
}
