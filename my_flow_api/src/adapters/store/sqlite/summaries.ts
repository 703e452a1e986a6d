import type { DatabaseSync } from 'node:sqlite';
import type { ContextSummary, Instant } from 'my_flow_contract';
import { timeKey } from '#src/domain/flows/list-place.ts';
import { instantOf } from '#src/domain/time/instant.ts';
import type { SummaryFrame } from '#src/ports/store.ts';
import { nullableTextAt, numberAt, prepareGet, textAt } from './statements.ts';

/** A due day is compared with days and a due instant with instants; flows that are not due are in neither index nor count. */
const sql = `
WITH dated AS (
  SELECT context_id,
    count(*) FILTER (WHERE due_day < $today OR due_at < $now) AS overdue,
    count(*) FILTER (WHERE due_day = $today OR (due_at >= $now AND due_at < $tomorrowStartsAt)) AS due_today,
    count(*) FILTER (WHERE due_day < $nextWeekDay OR due_at < $nextWeekStartsAt) AS this_week
  FROM flows WHERE user_id = $user AND list = 'open' AND (due_day IS NOT NULL OR due_at IS NOT NULL) GROUP BY context_id
), done AS (
  SELECT context_id,
    count(*) FILTER (WHERE sort_key >= $todayKey AND sort_key < $tomorrowKey) AS today,
    count(*) FILTER (WHERE sort_key >= $weekKey AND sort_key < $nextWeekKey) AS this_week
  FROM flows WHERE user_id = $user AND list = 'done' AND sort_key >= min($weekKey, $todayKey) GROUP BY context_id
)
SELECT c.id, coalesce(opened.flows, 0), coalesce(dated.overdue, 0), coalesce(dated.due_today, 0), coalesce(parked.flows, 0),
  coalesce(done.today, 0), coalesce(done.this_week, 0), coalesce(dated.this_week, 0),
  touched.doc ->> '$.title', touched.doc ->> '$.updatedAt'
FROM contexts c
LEFT JOIN flow_counts opened ON opened.user_id = c.user_id AND opened.context_id = c.id AND opened.list = 'open'
LEFT JOIN flow_counts parked ON parked.user_id = c.user_id AND parked.context_id = c.id AND parked.list = 'parked'
LEFT JOIN dated ON dated.context_id = c.id
LEFT JOIN done ON done.context_id = c.id
LEFT JOIN flows touched ON touched.key = (
  SELECT key FROM flows WHERE user_id = c.user_id AND context_id = c.id AND list <> 'trashed' ORDER BY updated_at DESC, id DESC LIMIT 1
)
WHERE c.user_id = $user AND c.list = 'active' ORDER BY c.position, c.id`;

/** Counts what is in each context. */
export function createSummaries(database: DatabaseSync) {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  const nextDue = prepareGet(
    database,
    `SELECT min(due_at) FROM flows WHERE user_id = ? AND list = 'open' AND (due_day IS NOT NULL OR due_at IS NOT NULL) AND due_at >= ?`,
  );
  return {
    nextDueAt(userId: string, from: Instant): Instant | null {
      const atMs = nextDue(userId, Date.parse(from))?.[0];
      return typeof atMs === 'number' ? instantOf(atMs) : null;
    },
    summarizeContexts(userId: string, frame: SummaryFrame): ContextSummary[] {
      const rows = statement.all({
        $user: userId,
        $today: frame.today,
        $nextWeekDay: frame.nextWeekDay,
        $now: Date.parse(frame.now),
        $tomorrowStartsAt: Date.parse(frame.tomorrowStartsAt),
        $nextWeekStartsAt: Date.parse(frame.nextWeekStartsAt),
        $todayKey: timeKey(frame.todayStartsAt),
        $tomorrowKey: timeKey(frame.tomorrowStartsAt),
        $weekKey: timeKey(frame.weekStartsAt),
        $nextWeekKey: timeKey(frame.nextWeekStartsAt),
      });
      return rows.map((row) => {
        const title = nullableTextAt(row, 8);
        return {
          contextId: textAt(row, 0),
          open: numberAt(row, 1),
          overdue: numberAt(row, 2),
          dueToday: numberAt(row, 3),
          parked: numberAt(row, 4),
          doneToday: numberAt(row, 5),
          doneThisWeek: numberAt(row, 6),
          openThisWeek: numberAt(row, 7),
          lastTouched: title === null ? null : { title, at: textAt(row, 9) },
        };
      });
    },
  };
}
