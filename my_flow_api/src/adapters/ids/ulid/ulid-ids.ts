import { randomFillSync } from 'node:crypto';
import type { Clock } from '#src/ports/clock.ts';
import type { Ids } from '#src/ports/ids.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timeDigits = 10;
const randomDigits = 16;
const radix = 32;

/**
 * Monotonic ULIDs: 48 bits of milliseconds, 80 random bits. Within a millisecond, or when the clock steps back, the random part of the
 * last id is counted up, so that ids of one process always sort in the order in which they were made. Source: https://github.com/ulid/spec.
 */
export function createUlidIds(clock: Clock): Ids {
  const random = new Uint8Array(randomDigits);
  let lastMs = -1;
  let time = '';

  function restart(ms: number): void {
    lastMs = ms;
    time = encodeTime(ms);
    randomFillSync(random);
    for (let index = 0; index < randomDigits; index += 1) random[index] = (random[index] ?? 0) % radix;
  }

  return {
    next(prefix) {
      const ms = clock.nowMs();
      if (ms > lastMs) restart(ms);
      else if (!countUp(random)) restart(lastMs + 1);
      let body = time;
      for (const digit of random) body += alphabet[digit];
      return `${prefix}_${body}`;
    },
  };
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

/** Adds one to a number in base 32, most significant digit first; false when it has no room left. */
function countUp(digits: Uint8Array): boolean {
  for (let index = digits.length - 1; index >= 0; index -= 1) {
    const digit = digits[index] ?? 0;
    if (digit < radix - 1) {
      digits[index] = digit + 1;
      return true;
    }
    digits[index] = 0;
  }
  return false;
}
