import { type Inspection, inspectEnvironment } from '#src/config.ts';
import type { CommandCall, RunCommand } from '../command.ts';
import { openTools } from '../composition.ts';
import { readArgs } from '../read-args.ts';
import { describeEnvironment } from './describe-environment.ts';
import { type Finding, note, type Probe } from './finding.ts';
import { apiProbe } from './probe-api.ts';
import { dataFolderProbe } from './probe-data-folder.ts';
import { issuerProbe } from './probe-issuer.ts';
import { sqliteProbe } from './probe-sqlite.ts';
import { runProbes } from './run-probes.ts';

type Tools = Awaited<ReturnType<typeof openTools>>;

/** Tells what is set and what is wrong, with the environment and with everything that it leads to. Resolves with 1 when something is wrong. */
export const doctor: RunCommand = (call) => examineAndTell(call);

/** The same for a given environment. */
export async function examineAndTell({ args, say }: CommandCall, env?: Readonly<Record<string, string>>): Promise<number> {
  const { values } = readArgs({ args }, { options: { client: { type: 'boolean' } }, words: 0 });
  const service = values.client ? 'client' : 'api';
  const inspection = inspectEnvironment(service, env);
  const findings = await examine(service, inspection);
  const wrongs = findings.flatMap(({ part }) => part).filter(({ verdict }) => verdict === 'wrong').length;
  for (const { title, part } of findings) for (const line of ['', title, ...linesOf(part)]) say(line);
  say('');
  say(wrongs === 0 ? 'All that was looked at is well.' : `${wrongs} ${wrongs === 1 ? 'thing is' : 'things are'} wrong.`);
  return wrongs === 0 ? 0 : 1;
}

async function examine(service: 'api' | 'client', inspection: Inspection): Promise<{ title: string; part: Finding[] }[]> {
  const tools = await openTools();
  const { quick, last } = await probesFor(service, inspection, tools);
  const found = await runProbes(quick);
  // What blocks the process comes behind the rest, whose time would run meanwhile.
  const all = [...found, ...(await runProbes(last))];
  const clock = all.some(({ subject }) => subject === 'Clock')
    ? []
    : [note('Clock', `says ${new Date(tools.clock.nowMs()).toISOString()}; nobody was asked with whom it could be compared.`)];
  return [
    { title: `Environment of the ${service === 'api' ? 'API' : 'client'}`, part: describeEnvironment(inspection) },
    { title: 'What it leads to', part: [...all, ...clock] },
  ];
}

async function probesFor(service: 'api' | 'client', { mongodb, redis, issuer, dataDir, sound }: Inspection, tools: Tools) {
  const quick: Probe[] = [];
  // Drivers are loaded for what is configured alone.
  if (mongodb !== null) quick.push((await import('./probe-mongodb.ts')).mongodbProbe(mongodb, tools.clock));
  if (redis !== null) {
    quick.push(
      /^https?:/i.test(redis.url)
        ? (await import('./probe-upstash.ts')).upstashProbe(redis, tools)
        : (await import('./probe-redis.ts')).redisProbe(redis, tools),
    );
  }
  if (issuer !== null) quick.push(issuerProbe(issuer, tools.clock));
  if (service === 'client' && sound.MYFLOW_API_URL !== undefined) quick.push(apiProbe(sound.MYFLOW_API_URL, tools.clock));
  const isEmbedded = service === 'api' && mongodb === null;
  if (isEmbedded) quick.push(dataFolderProbe(dataDir));
  return { quick, last: isEmbedded ? [sqliteProbe(dataDir)] : [] };
}

const marks = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' };

function linesOf(findings: readonly Finding[]): string[] {
  const width = Math.max(0, ...findings.map(({ subject }) => subject.length));
  return findings.map(({ verdict, subject, words }) => `  ${marks[verdict]}  ${subject.padEnd(width)}  ${words}`);
}
