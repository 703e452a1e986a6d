import { type Finding, note, ok, wrong } from './finding.ts';

/** By as much tokens may be older or younger than they seem, before they are refused. */
const apartMsMax = 30_000;
const apartMsNoted = 5_000;

/** How far this machine's clock and somebody else's are apart. `theirMs` was so at some moment between `askedMs` and `answeredMs`. */
export function compareClocks({
  who,
  theirMs,
  askedMs,
  answeredMs,
}: {
  who: string;
  theirMs: number;
  askedMs: number;
  answeredMs: number;
}): Finding {
  const apartMs = Math.max(askedMs - theirMs, theirMs - answeredMs, 0);
  const seconds = Math.round(apartMs / 1_000);
  if (apartMs > apartMsMax) return wrong('Clock', `is ${seconds} seconds apart from that of ${who}. Let both machines keep time by NTP.`);
  if (apartMs > apartMsNoted) return note('Clock', `is ${seconds} seconds apart from that of ${who}.`);
  return ok('Clock', `agrees with that of ${who}`);
}
