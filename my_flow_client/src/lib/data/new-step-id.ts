const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A fresh id for a step: `step_` and a ULID. Steps get theirs here, since they are saved together as one list. */
export function newStepId(nowMs: number): string {
  let time = '';
  for (let left = nowMs, digit = 0; digit < 10; digit += 1) {
    time = alphabet.charAt(left % 32) + time;
    left = Math.floor(left / 32);
  }
  const random = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => alphabet.charAt(byte % 32)).join('');
  return `step_${time}${random}`;
}
