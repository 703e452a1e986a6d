'use client';

import type { TimeFrame } from '#src/lib/time/time-frame.ts';
import { t } from '#src/lib/words/words.ts';
import type { RowItem } from './flow-section.tsx';
import { FlowSection } from './flow-section.tsx';
import { useListController } from './list-controller.ts';
import type { ListState } from './list-state.ts';
import { SectionToggle } from './section-heading.tsx';

type PutAwayProps = {
  readonly section: 'parked' | 'archived';
  readonly items: readonly RowItem[];
  /** How many there are; null while that is not known. */
  readonly count: number | null;
  readonly isLoading: boolean;
  readonly state: ListState;
  readonly currentId: string | null;
  readonly frame: TimeFrame;
};

/** What was parked or archived: one quiet line, and the list in its place when it is asked for. */
export function PutAway({ section, items, count, isLoading, state, currentId, frame }: PutAwayProps) {
  const controller = useListController();
  const isOpen = state.shown.has(section);
  const id = `${section}-heading`;
  return (
    <section aria-labelledby={id}>
      <SectionToggle
        id={id}
        isOpen={isOpen}
        aside={count === null || count === 0 ? undefined : count}
        onToggle={() => controller.dispatch({ type: 'toggleSection', section })}
      >
        {t(`flows.heading.${section}`)}
      </SectionToggle>
      {isOpen && items.length > 0 && (
        <div className="mb-4">
          <FlowSection labelledBy={id} items={items} state={state} currentId={currentId} frame={frame} isQuiet />
        </div>
      )}
      {isOpen && items.length === 0 && (
        <p role="status" className="mb-4 ml-[15px] text-fg-3 text-sm">
          {t(isLoading ? 'flows.loading' : `flows.none.${section}`)}
        </p>
      )}
    </section>
  );
}
