import type { Clock } from '#src/ports/clock.ts';
import { codesOf, connectionWords } from './connection-words.ts';
import { fetchBounded } from './fetch-bounded.ts';
import { fieldOf } from './field-of.ts';
import { ok, type Probe, wrong } from './finding.ts';

const subject = 'API';

/** Whether the client finds the API, and the API is ready. */
export function apiProbe(url: string, clock: Clock): Probe {
  return {
    subject,
    async run() {
      try {
        const { status, json, clocks } = await fetchBounded(`${url}/readyz`, clock);
        if (status === 200) return [ok(subject, `at ${url} is ready`), ...clocks('the API')];
        const answers =
          fieldOf(json, 'status') === undefined
            ? 'and not as MyFlow’s API does. Correct MYFLOW_API_URL'
            : 'so it is not ready. Look into its log';
        return [wrong(subject, `at ${url} answers ${status}, ${answers}.`)];
      } catch (error) {
        return [
          wrong(
            subject,
            `at ${url} ${connectionWords(codesOf(error)) ?? 'does not answer. Look at MYFLOW_API_URL and whether the API runs.'}`,
          ),
        ];
      }
    },
  };
}
