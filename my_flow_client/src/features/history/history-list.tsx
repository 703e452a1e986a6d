'use client';

import '#src/lib/words/history-words.ts';
import type { Day } from 'my_flow_contract';
import { useEffect, useRef } from 'react';
import { formatDay } from '#src/lib/time/format-day.ts';
import { formatParts, type TimeFrame } from '#src/lib/time/time-frame.ts';
import { useTimeFrame } from '#src/lib/time/use-time-frame.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { ActRow } from './act-row.tsx';
import { groupByDay } from './group-by-day.ts';
import { type History, useActNames, useAllContexts, useHistory } from './use-history.ts';
import { useTakeBack } from './use-take-back.ts';

/** Everything that was changed, newest first, day by day. */
export function HistoryList() {
  const history = useHistory();
  const contexts = useAllContexts();
  const names = useActNames(contexts);
  const frame = useTimeFrame();
  const takeBack = useTakeBack();
  return (
    <>
      {groupByDay(history.acts, frame.zone).map(({ day, acts }) => (
        <section key={day} aria-label={dayWords(day, frame)}>
          <h2 className="mb-2.5 ml-0.5 font-semibold text-fg-2 text-sm">{dayWords(day, frame)}</h2>
          <ol className="mb-7 divide-y divide-line overflow-hidden rounded-l border border-line bg-surface">
            {acts.map((act) => (
              <ActRow
                key={act.id}
                act={act}
                context={contexts.find((context) => context.id === act.subject.contextId)}
                names={names}
                frame={frame}
                takeBack={takeBack}
              />
            ))}
          </ol>
        </section>
      ))}
      {history.acts.length === 0 && !history.hasMore && <p className="text-fg-2">{t('history.empty')}</p>}
      <Older {...history} />
    </>
  );
}

/** Loads the next page when the end of the list comes into sight; the button is for those who do not scroll, and for a second try. */
function Older({ hasMore, isLoadingMore, isFailed, loadMore }: History) {
  const end = useRef<HTMLDivElement>(null);
  const load = useRef(loadMore);
  load.current = loadMore;
  const isWaiting = hasMore && !isLoadingMore && !isFailed;
  useEffect(() => {
    if (!isWaiting || end.current === null) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && load.current());
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isWaiting]);
  if (!hasMore) return null;
  return (
    <div ref={end} className="flex flex-col items-center gap-2 py-4">
      {isFailed && <p className="text-danger text-sm">{t('history.failed')}</p>}
      <Button onClick={loadMore} disabled={isLoadingMore}>
        {t(isLoadingMore ? 'history.loading' : 'history.more')}
      </Button>
    </div>
  );
}

function dayWords(day: Day, frame: TimeFrame): string {
  const near = formatDay(day, frame);
  if (near === t('time.today') || near === t('time.yesterday')) return near;
  return formatParts(
    Date.parse(`${day}T12:00:00Z`),
    { zone: 'UTC', locale: frame.locale },
    {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    },
  );
}
