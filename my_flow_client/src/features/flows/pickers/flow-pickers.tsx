'use client';

import { addDays, type Day, dayInZone, dueDay, type Flow, type Priority } from 'my_flow_contract';
import { useContexts, usePreferences } from '#src/lib/data/queries.ts';
import { formatDate, formatDay, formatWeekday } from '#src/lib/time/format-day.ts';
import { inSentence } from '#src/lib/time/in-sentence.ts';
import { useTimeFrame } from '#src/lib/time/use-time-frame.ts';
import { t } from '#src/lib/words/words.ts';
import { dueOnDay } from '../due-on-day.ts';
import { useListController } from '../list-controller.ts';
import type { PickerKind } from '../list-state.ts';
import { quickDays } from '../quick-days.ts';
import { type Choice, ChoicePopover } from './choice-popover.tsx';
import { DayField } from './day-field.tsx';

type PickerProps = { readonly flows: readonly Flow[]; readonly onClose: () => void };

/** The choices of a kind, for one flow or for all that are selected. */
export function FlowPicker({ kind, ...props }: PickerProps & { readonly kind: Exclude<PickerKind, 'menu'> }) {
  const Picker = pickers[kind];
  return <Picker {...props} />;
}

const pickers = { due: DuePicker, priority: PriorityPicker, park: ParkPicker, move: MovePicker };

function DuePicker({ flows, onClose }: PickerProps) {
  const controller = useListController();
  const days = useDayChoices();
  const frame = useTimeFrame();
  const currentDay = flows.length === 1 && flows[0]?.due ? dueDay(flows[0].due, frame.zone) : null;
  const set = (day: Day) => {
    const [first] = flows;
    // One flow keeps its time of day; of several each would need its own, so they get the day alone.
    const due = flows.length === 1 && first ? dueOnDay(first.due, day) : ({ kind: 'day', day } as const);
    controller.acts.edit(flows, { due }, t('flows.toast.due', { day: formatDay(day, frame) }));
  };
  const choices: Choice[] = days.map(({ name, day, hint }) => ({
    id: name,
    label: t(`flows.day.${name}`),
    hint,
    isCurrent: day === currentDay,
    run: () => set(day),
  }));
  const none: Choice = {
    id: 'none',
    label: t('flows.day.none'),
    run: () => controller.acts.edit(flows, { due: null }, t('flows.toast.dueCleared')),
  };
  return (
    <ChoicePopover title={t('flows.pick.due')} choices={[...choices, none]} onClose={onClose}>
      <DayField
        label={t('flows.day.other')}
        earliestDay="1970-01-01"
        action={t('flows.day.use')}
        onChoose={(day) => {
          onClose();
          set(day);
        }}
      />
    </ChoicePopover>
  );
}

function ParkPicker({ flows, onClose }: PickerProps) {
  const controller = useListController();
  const frame = useTimeFrame();
  const days = useDayChoices().filter(({ name }) => name !== 'today');
  const park = (day: Day | null) =>
    controller.leaving(flows, () => controller.acts.park(flows, day, day === null ? '' : inSentence(formatDay(day, frame))));
  const choices: Choice[] = days.map(({ name, day, hint }) => ({ id: name, label: t(`flows.day.${name}`), hint, run: () => park(day) }));
  return (
    <ChoicePopover
      title={t('flows.pick.park')}
      choices={[...choices, { id: 'opened', label: t('flows.day.untilOpened'), run: () => park(null) }]}
      onClose={onClose}
    >
      <DayField
        label={t('flows.day.other')}
        earliestDay={addDays(dayInZone(frame.nowMs, frame.zone), 1)}
        action={t('flows.day.use')}
        onChoose={(day) => {
          onClose();
          park(day);
        }}
      />
    </ChoicePopover>
  );
}

const priorities: readonly Priority[] = ['high', 'medium', 'low'];
const dots: Record<Priority, string> = { high: 'border-danger', medium: 'border-warn', low: 'border-line-control' };

function PriorityPicker({ flows, onClose }: PickerProps) {
  const controller = useListController();
  const choices: Choice[] = priorities.map((priority) => ({
    id: priority,
    label: t(`flows.priority.${priority}`),
    icon: <span aria-hidden="true" className={`size-3.5 rounded-full border-2 ${dots[priority]}`} />,
    isCurrent: flows.length === 1 && flows[0]?.priority === priority,
    run: () => {
      const changing = flows.filter((flow) => flow.priority !== priority);
      controller.acts.edit(changing, { priority }, t('flows.toast.priority', { priority: t(`flows.priority.${priority}`) }));
    },
  }));
  return <ChoicePopover title={t('flows.pick.priority')} choices={choices} onClose={onClose} />;
}

function MovePicker({ flows, onClose }: PickerProps) {
  const controller = useListController();
  const contexts = useContexts();
  const here = flows[0]?.contextId;
  const choices: Choice[] = contexts
    .filter((context) => context.id !== here)
    .map((context) => ({
      id: context.id,
      label: context.name,
      icon: <span aria-hidden="true">{context.icon}</span>,
      run: () => controller.leaving(flows, () => controller.acts.move(flows, context)),
    }));
  return (
    <ChoicePopover title={t('flows.pick.move')} choices={choices} onClose={onClose}>
      {choices.length === 0 && <p className="px-2.5 pb-2 text-fg-2">{t('flows.pick.noOther')}</p>}
    </ChoicePopover>
  );
}

function useDayChoices() {
  const frame = useTimeFrame();
  const { weekStart } = usePreferences();
  return quickDays(frame, weekStart).map(({ name, day }) => ({
    name,
    day,
    hint: `${formatWeekday(day, frame.locale)}, ${formatDate(day, frame.locale, false)}`,
  }));
}
