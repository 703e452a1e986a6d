import { type Act, type Day, dayInZone, type Zone } from 'my_flow_contract';

/** Acts of one calendar day, in the order they came in. */
export type DayOfActs = { readonly day: Day; readonly acts: readonly Act[] };

/** Acts by the calendar day that they fall on in a zone. */
export function groupByDay(acts: readonly Act[], zone: Zone): DayOfActs[] {
  const days: { day: Day; acts: Act[] }[] = [];
  for (const act of acts) {
    const day = dayInZone(act.at, zone);
    const last = days.at(-1);
    if (last?.day === day) last.acts.push(act);
    else days.push({ day, acts: [act] });
  }
  return days;
}
