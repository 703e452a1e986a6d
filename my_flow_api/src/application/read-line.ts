import { type CaptureParse, type Clause, type Context, limits } from 'my_flow_contract';
import { readCapture } from '#src/domain/capture/read-capture.ts';
import { Failure } from '#src/domain/failure.ts';
import { instantOf } from '#src/domain/time/instant.ts';
import type { Dependencies } from './dependencies.ts';
import { fallbackZone } from './person-zone.ts';
import { requireContext } from './require-documents.ts';

export type Line = {
  readonly clauses: Clause[];
  /** The context that it was typed in, active or not. */
  readonly context: Context;
  /** Those that `@Name` may have named. */
  readonly activeContexts: readonly Context[];
};

/** Clocks of browsers are a little ahead at times. */
const aheadMsMax = 5 * 60_000;
const ageMsMax = limits.captureAgeDaysMax * 86_400_000;
const fallbackLocale = 'en';

/** Reads a capture line as of the moment it was typed, where the person is. Throws not_found, and invalid_request for a moment too far off. */
export async function readLine({ store, clock }: Dependencies, userId: string, line: CaptureParse): Promise<Line> {
  const at = line.capturedAt ?? instantOf(clock.nowMs());
  refuseFarOff(Date.parse(at), clock.nowMs());
  const [preferences, activeContexts] = await Promise.all([store.getPreferences(userId), store.listContexts(userId, 'active')]);
  const context = activeContexts.find(({ id }) => id === line.contextId) ?? (await requireContext({ store, userId }, line.contextId));
  const clauses = readCapture(line.text, {
    at,
    zone: line.zone ?? preferences.zone ?? fallbackZone,
    locale: line.locale ?? preferences.locale ?? fallbackLocale,
    weekStart: preferences.weekStart,
    contexts: activeContexts.map(({ id, name }) => ({ id, name })),
    ignored: line.ignored,
  });
  return { clauses, context, activeContexts };
}

function refuseFarOff(atMs: number, nowMs: number): void {
  if (atMs > nowMs + aheadMsMax) throw new Failure('invalid_request', 'capturedAt is in the future: check the clock of the device.');
  if (atMs < nowMs - ageMsMax) {
    throw new Failure(
      'invalid_request',
      `capturedAt is more than ${limits.captureAgeDaysMax} days back: leave it out to read the line as of now.`,
    );
  }
}
