'use client';

import { type Due, dayInZone, type Flow } from 'my_flow_contract';
import { usePreferences } from '#src/lib/data/queries.ts';
import { useTimeFrame } from '#src/lib/time/use-time-frame.ts';
import { clockTimeIn, zonedInstant } from '#src/lib/time/zoned-instant.ts';
import { t } from '#src/lib/words/words.ts';
import { dueOnDay } from '../due-on-day.ts';
import { useListController } from '../list-controller.ts';
import { quickDays } from '../quick-days.ts';
import { ChipButton, Field, inputClasses } from './field.tsx';
import { isWholeDay, useSettledValue } from './use-settled-value.ts';

/** When it is due: a day, and a time if one is wanted. A time keeps the zone it was given in. */
export function DueField({ flow }: { readonly flow: Flow }) {
  const { acts } = useListController();
  const frame = useTimeFrame();
  const { weekStart } = usePreferences();
  const { due } = flow;
  const zone = due?.kind === 'instant' ? due.zone : frame.zone;
  const day = due === null ? '' : due.kind === 'day' ? due.day : dayInZone(due.at, due.zone);
  const set = (next: Due | null) => acts.edit([flow], { due: next });
  const dayInput = useSettledValue(day, (next) => {
    if (next === '') set(null);
    else if (isWholeDay(next)) set(dueOnDay(due, next));
  });
  const time = useSettledValue(due?.kind === 'instant' ? clockTimeIn(due.at, due.zone) : '', (next) => {
    if (day === '') return;
    set(next === '' ? { kind: 'day', day } : { kind: 'instant', at: zonedInstant(day, next, zone), zone });
  });
  return (
    <Field id={`due-${flow.id}`} label={t('flows.edit.due')}>
      {quickDays(frame, weekStart).map((quick) => (
        <ChipButton key={quick.name} isOn={quick.day === day} onPress={() => set(quick.day === day ? null : dueOnDay(due, quick.day))}>
          {t(`flows.day.${quick.name}`)}
        </ChipButton>
      ))}
      <input
        type="date"
        aria-label={t('flows.edit.dueDay')}
        value={dayInput.shown}
        onChange={(event) => dayInput.set(event.target.value)}
        onBlur={dayInput.settle}
        className={inputClasses}
      />
      <input
        type="time"
        aria-label={t('flows.edit.dueTime')}
        title={t('flows.edit.dueTime')}
        disabled={day === ''}
        value={time.shown}
        onChange={(event) => time.set(event.target.value)}
        onBlur={time.settle}
        className={inputClasses}
      />
      {due !== null && (
        <ChipButton isOn={false} onPress={() => set(null)}>
          {t('flows.day.none')}
        </ChipButton>
      )}
      {due?.kind === 'instant' && due.zone !== frame.zone && (
        <span className="text-fg-3 text-xs">{t('flows.edit.inZone', { zone: due.zone.replaceAll('_', ' ') })}</span>
      )}
    </Field>
  );
}

/** The day before which it is not to be started. */
export function StartField({ flow }: { readonly flow: Flow }) {
  const { acts } = useListController();
  const input = useSettledValue(flow.startDay ?? '', (next) => {
    if (next === '' || isWholeDay(next)) acts.edit([flow], { startDay: next === '' ? null : next });
  });
  return (
    <Field id={`start-${flow.id}`} label={t('flows.edit.start')}>
      <input
        type="date"
        aria-label={t('flows.edit.startDay')}
        value={input.shown}
        onChange={(event) => input.set(event.target.value)}
        onBlur={input.settle}
        className={inputClasses}
      />
      {flow.startDay !== null && (
        <ChipButton isOn={false} onPress={() => acts.edit([flow], { startDay: null })}>
          {t('flows.edit.startAnyDay')}
        </ChipButton>
      )}
    </Field>
  );
}
