import { randomFillSync } from 'node:crypto';
import type { Clock } from '#src/ports/clock.ts';
import type { Ids } from '#src/ports/ids.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timeDigits = 10;
const randomDigits = 16;
const countedDigits = 4;
/** Randomness is taken for so many ids at once: a call costs as much as the rest of an id. */
const poolIds = 256;
const radix = 32;
const countedMax = radix ** countedDigits;

/**
 * Monotonic ULIDs: 48 bits of milliseconds, 80 random bits. Within a millisecond, or when the clock steps back, the last 20 bits of the
 * last id are counted up, so that ids of one process always sort in the order in which they were made. Source: https://github.com/ulid/spec.
 */
export function createUlidIds(clock: Clock): Ids {
  const pool = new Uint8Array(randomDigits * poolIds);
  let poolUsed = pool.length;
  let lastMs = -1;
  /** All but the digits that are counted. */
  let head = '';
  let counted = 0;

  /** Bytes that no other id gets. */
  function nextRandom(): Uint8Array {
    if (poolUsed === pool.length) {
      randomFillSync(pool);
      poolUsed = 0;
    }
    poolUsed += randomDigits;
    return pool.subarray(poolUsed - randomDigits, poolUsed);
  }

  function restart(ms: number): void {
    lastMs = ms;
    const digits = Array.from(nextRandom(), (byte) => byte % radix);
    head = encodeTime(ms) + digits.slice(0, -countedDigits).map(digitAt).join('');
    counted = digits.slice(-countedDigits).reduce((number, digit) => number * radix + digit, 0);
  }

  return {
    next(prefix) {
      const ms = clock.nowMs();
      counted += 1;
      if (ms > lastMs) restart(ms);
      else if (counted === countedMax) restart(lastMs + 1);
      return `${prefix}_${head}${digitAt(counted >> 15)}${digitAt(counted >> 10)}${digitAt(counted >> 5)}${digitAt(counted)}`;
    },
  };
}

/** The digit for the lowest five bits. */
function digitAt(bits: number): string {
  return alphabet.charAt(bits & (radix - 1));
}

function encodeTime(ms: number): string {
  let rest = ms;
  let text = '';
  for (let index = 0; index < timeDigits; index += 1) {
    text = `${alphabet[rest % radix]}${text}`;
    rest = Math.floor(rest / radix);
  }
  return text;
}
