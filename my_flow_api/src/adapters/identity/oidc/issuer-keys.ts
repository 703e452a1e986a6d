import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '#src/ports/clock.ts';
import { IdentityError } from '#src/ports/identity.ts';
import type { DatedKeys, KeptKeys } from './kept-keys.ts';
import { createReloadBudget } from './reload-budget.ts';

/** After this the keys are read again beside the requests, so that a key which the issuer took back ends here too. */
const freshMs = 10 * 60_000;

type Known = DatedKeys & { readonly find: JWTVerifyGetKey };

export type IssuerKeysOptions = {
  readonly fetchKeys: () => Promise<JSONWebKeySet>;
  /** Null where no cache is shared. */
  readonly kept: KeptKeys | null;
  readonly clock: Clock;
  /** Called when the issuer's keys are other ones than before. */
  readonly onChange: () => void;
};

/**
 * Finds the key that a token names. What is known goes on working while the issuer is away; a key that is not known has the issuer asked, within a
 * budget. Throws IdentityError when only the issuer could tell and it cannot be asked, and jose's JWKSNoMatchingKey when the issuer has no such key.
 */
export function createIssuerKeys({ fetchKeys, kept, clock, onChange }: IssuerKeysOptions): JWTVerifyGetKey {
  const budget = createReloadBudget(clock);
  let known: Known | null = null;
  let failure: IdentityError | null = null;
  let running: Promise<void> | null = null;

  function learn(keys: DatedKeys): void {
    const isOther = known !== null && JSON.stringify(known.jwks) !== JSON.stringify(keys.jwks);
    known = { ...keys, find: createLocalJWKSet(keys.jwks) };
    if (isOther) onChange();
  }

  async function ask(): Promise<void> {
    try {
      const keys = { jwks: await fetchKeys(), fetchedAtMs: clock.nowMs() };
      learn(keys);
      failure = null;
      await kept?.write(keys);
    } catch (error) {
      failure = error instanceof IdentityError ? error : new IdentityError('The issuer’s keys cannot be used.', { cause: error });
    }
  }

  /** Asks the issuer, once for all who wait; when the budget is spent, what the last time gave stands. Never throws. */
  function reload(): Promise<void> {
    if (running === null && budget.take()) {
      running = ask().finally(() => {
        running = null;
      });
    }
    return running ?? Promise.resolve();
  }

  async function first(): Promise<Known> {
    const copy = (await kept?.read()) ?? null;
    if (copy !== null && known === null) learn(copy);
    if (known === null) await reload();
    if (known === null) throw failure ?? new IdentityError('The issuer was asked too often; this ends by itself within ten seconds.');
    return known;
  }

  return async (header, token) => {
    const current = known ?? (await first());
    if (clock.nowMs() - current.fetchedAtMs > freshMs) void reload();
    try {
      return await current.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    await reload();
    if (failure !== null) throw failure;
    return (known ?? current).find(header, token);
  };
}
