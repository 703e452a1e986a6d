'use client';

import { CornerDownLeft } from 'lucide-react';
import type { Day } from 'my_flow_contract';
import { useId, useState } from 'react';
import { Button } from '#src/ui/button.tsx';

type DayFieldProps = { readonly label: string; readonly earliestDay: Day; readonly action: string; readonly onChoose: (day: Day) => void };

/** Any other day, by the browser's own calendar. */
export function DayField({ label, earliestDay, action, onChoose }: DayFieldProps) {
  const id = useId();
  const [day, setDay] = useState('');
  const isUsable = day !== '' && day >= earliestDay;
  return (
    <form
      className="mt-1.5 border-line border-t px-2.5 pt-2.5 pb-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isUsable) onChoose(day);
      }}
    >
      <label htmlFor={id} className="font-medium text-fg-3 text-xs">
        {label}
      </label>
      <div className="mt-1.5 flex gap-1.5">
        <input
          id={id}
          type="date"
          min={earliestDay}
          value={day}
          onChange={(event) => setDay(event.target.value)}
          className="h-9 min-w-0 flex-1 rounded-s border border-line-control bg-surface px-2 text-fg"
        />
        <Button type="submit" look="ghost" className="px-2.5" disabled={!isUsable} aria-label={action}>
          <CornerDownLeft size={15} aria-hidden="true" />
        </Button>
      </div>
    </form>
  );
}
