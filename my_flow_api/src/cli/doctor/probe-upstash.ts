import type { RedisConfig } from '#src/config.ts';
import type { Clock } from '#src/ports/clock.ts';
import type { Ids } from '#src/ports/ids.ts';
import { codesOf, connectionWords, hostOf } from './connection-words.ts';
import { fetchBounded } from './fetch-bounded.ts';
import { fieldOf } from './field-of.ts';
import { type Finding, ok, type Probe, wrong } from './finding.ts';
import { failureWords } from './probe-redis.ts';

const subject = 'Upstash';
const keptMs = 5_000;

/** Whether the REST address answers, takes the token, and keeps what it is given. One key of MyFlow's is written and taken away again. */
export function upstashProbe({ url, token }: RedisConfig, { clock, ids }: { readonly clock: Clock; readonly ids: Ids }): Probe {
  const call = async (...command: string[]) =>
    fetchBounded(url, clock, {
      method: 'POST',
      headers: { authorization: `Bearer ${token ?? ''}`, 'content-type': 'application/json' },
      body: JSON.stringify(command),
    });
  return {
    subject,
    async run() {
      try {
        const key = `myflow:doctor:${ids.next('req')}`;
        const set = await call('SET', key, 'kept', 'PX', String(keptMs));
        const fault = faultOf(set.status, set.json);
        if (fault !== null) return [wrong(subject, `at ${hostOf(url)} ${fault}`), ...set.clocks(subject)];
        const kept = await call('GET', key);
        await call('DEL', key);
        return [keptFinding(kept.json), ...set.clocks(subject)];
      } catch (error) {
        return [
          wrong(subject, `at ${hostOf(url)} ${connectionWords(codesOf(error)) ?? 'does not answer. Look at the address in REDIS_URL.'}`),
        ];
      }
    },
  };
}

function keptFinding(json: unknown): Finding {
  if (fieldOf(json, 'result') === 'kept') return ok(subject, 'reads and writes');
  return wrong(subject, 'does not keep what it is given. Look at the database in its console.');
}

function faultOf(status: number, json: unknown): string | null {
  if (status === 401 || status === 403)
    return 'refuses the token. Copy UPSTASH_REDIS_REST_TOKEN again from the database’s REST API; the read-only one is too little.';
  const error = fieldOf(json, 'error');
  if (typeof error === 'string') return failureWords(new Error(error));
  if (status !== 200 || fieldOf(json, 'result') === undefined)
    return `answers ${status}, and not as Upstash does. Copy the REST address of the database into REDIS_URL again.`;
  return null;
}
