'use client';

import type { Clause } from 'my_flow_contract';
import { t } from '#src/lib/words/words.ts';
import { CaptureChip } from './capture-chip.tsx';
import { chipsOf, type Surroundings } from './chips.ts';
import { NewContextOffer } from './new-context-offer.tsx';
import type { Range } from './ranges.ts';

type Props = {
  readonly clauses: readonly Clause[];
  readonly surroundings: Surroundings;
  readonly onIgnore: (ranges: readonly Range[]) => void;
};

/** What stands at the right of the text: the chips of a single flow, or how many flows there will be. */
export function CaptureEnd({ clauses, surroundings, onIgnore }: Props) {
  const [first, second] = clauses;
  if (first === undefined) return null;
  const chips = second === undefined ? chipsOf(first, surroundings) : [];
  const isEmpty = second === undefined && chips.length === 0 && first.unknownContextName === null;
  if (isEmpty) return null;
  return (
    <ul aria-label={t('capture.understood')} className="ml-auto flex min-h-6 max-w-full flex-wrap items-center gap-1.5">
      {second !== undefined && (
        <li className="inline-flex min-h-6 items-center rounded-full bg-accent-soft px-2.5 font-[550] text-accent-strong text-xs">
          {t('capture.makes', { count: clauses.length })}
        </li>
      )}
      {chips.map((chip) => (
        <li key={chip.key} className="flex max-w-full">
          <CaptureChip chip={chip} onRemove={() => onIgnore(chip.ranges)} />
        </li>
      ))}
      {unknownNames(clauses).map((name) => (
        <li key={`new:${name}`} className="flex max-w-full">
          <NewContextOffer name={name} />
        </li>
      ))}
    </ul>
  );
}

/** Names after an `@` that no context has. */
function unknownNames(clauses: readonly Clause[]): string[] {
  return [...new Set(clauses.map(({ unknownContextName }) => unknownContextName).filter((name) => name !== null))];
}
