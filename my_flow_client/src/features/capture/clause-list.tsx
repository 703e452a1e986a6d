'use client';

import type { Clause } from 'my_flow_contract';
import { t } from '#src/lib/words/words.ts';
import { CaptureChip } from './capture-chip.tsx';
import { chipsOf, type Surroundings } from './chips.ts';
import type { Range } from './ranges.ts';

type Props = {
  readonly clauses: readonly Clause[];
  readonly surroundings: Surroundings;
  readonly onIgnore: (ranges: readonly Range[]) => void;
};

/** The flows that a text of several clauses will make, each with what was understood of it. */
export function ClauseList({ clauses, surroundings, onIgnore }: Props) {
  return (
    <ul aria-label={t('capture.makes', { count: clauses.length })} className="border-line border-t pb-1 pl-[30px]">
      {clauses.map((clause) => (
        <li key={clause.start} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line py-2 text-sm not-first:border-t">
          <Dot hue={surroundings.contexts.find(({ id }) => id === clause.contextId)?.hue ?? null} />
          <span className="line-clamp-2 min-w-0 flex-1 basis-40 break-words [overflow-wrap:anywhere]">{clause.title}</span>
          <span className="flex max-w-full flex-wrap gap-1.5">
            {chipsOf(clause, surroundings).map((chip) => (
              <CaptureChip key={chip.key} chip={chip} onRemove={() => onIgnore(chip.ranges)} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** In the light of the context that the flow goes to. */
function Dot({ hue }: { hue: number | null }) {
  const light = hue === null ? {} : { 'data-hue': '', style: { '--hue': hue } };
  return <span aria-hidden="true" {...light} className="size-[7px] shrink-0 rounded-full bg-accent" />;
}
