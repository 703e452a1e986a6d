import { commands } from './commands.ts';
import { runCli } from './run-cli.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
// Whoever read the words is gone: no reason to stop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

process.exitCode = await runCli(commands, process.argv.slice(2), {
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  signal: stop.signal,
});
