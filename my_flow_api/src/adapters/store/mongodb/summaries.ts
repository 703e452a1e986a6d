import type { Document } from 'mongodb';
import type { ContextSummary, Flow, Instant } from 'my_flow_contract';
import { timeKey } from '#src/domain/flows/list-place.ts';
import type { SummaryFrame } from '#src/ports/store.ts';
import { documentIn } from './act-document.ts';
import type { Calls } from './calls.ts';
import type { createContextReads } from './context-reads.ts';
import { ofKind } from './layout.ts';

type Counts = Omit<ContextSummary, 'contextId' | 'lastTouched'>;

/** Counts what is in each context: four commands at once, none of which looks at more than the person's own index entries and the flows touched last. */
export function createSummaries(
  { aggregate, findOne }: Calls,
  { listContexts }: Pick<ReturnType<typeof createContextReads>, 'listContexts'>,
) {
  return {
    async summarizeContexts(userId: string, frame: SummaryFrame): Promise<ContextSummary[]> {
      const [contexts, standing, done, touched] = await Promise.all([
        listContexts(userId, 'active'),
        aggregate(standingPipeline(userId, frame)),
        aggregate(donePipeline(userId, frame)),
        aggregate(touchedPipeline(userId)),
      ]);
      const [standingOf, doneOf, touchedOf] = [byContext(standing), byContext(done), byContext(touched)];
      return contexts.map(({ id }) => ({
        contextId: id,
        ...countsOf({ ...standingOf.get(id), ...doneOf.get(id) }),
        lastTouched: lastTouched(touchedOf.get(id)),
      }));
    },
    async nextDueAt(userId: string, from: Instant): Promise<Instant | null> {
      const filter = { userId, list: 'open', dueAt: { $gte: new Date(from) } };
      const next = await findOne('flow', { filter, projection: { _id: 0, dueAt: 1 }, sort: { dueAt: 1 } });
      const dueAt: unknown = next?.['dueAt'];
      return dueAt instanceof Date ? dueAt.toISOString() : null;
    },
  };
}

/** A due day is compared with days and a due instant with instants; a flow that is not due is before neither. */
function standingPipeline(userId: string, frame: SummaryFrame): Document[] {
  const isOpen = { $eq: ['$list', 'open'] };
  const dayBefore = (day: string) => ({ $and: [{ $gt: ['$dueDay', null] }, { $lt: ['$dueDay', day] }] });
  const instantBefore = (at: string) => ({ $and: [{ $gt: ['$dueAt', null] }, { $lt: ['$dueAt', new Date(at)] }] });
  const isToday = { $and: [{ $gte: ['$dueAt', new Date(frame.now)] }, { $lt: ['$dueAt', new Date(frame.tomorrowStartsAt)] }] };
  const openAnd = (condition: Document) => countIf({ $and: [isOpen, condition] });
  const group = {
    _id: '$contextId',
    open: countIf(isOpen),
    parked: countIf({ $eq: ['$list', 'parked'] }),
    overdue: openAnd({ $or: [dayBefore(frame.today), instantBefore(frame.now)] }),
    dueToday: openAnd({ $or: [{ $eq: ['$dueDay', frame.today] }, isToday] }),
    openThisWeek: openAnd({ $or: [dayBefore(frame.nextWeekDay), instantBefore(frame.nextWeekStartsAt)] }),
  };
  return [{ $match: ofKind('flow', { userId, list: { $in: ['open', 'parked'] } }) }, { $group: group }];
}

function donePipeline(userId: string, frame: SummaryFrame): Document[] {
  const [today, tomorrow] = [timeKey(frame.todayStartsAt), timeKey(frame.tomorrowStartsAt)];
  const [week, nextWeek] = [timeKey(frame.weekStartsAt), timeKey(frame.nextWeekStartsAt)];
  // As text, as the keys are.
  const [earliest] = [today, week].toSorted();
  const between = (from: string, to: string) => countIf({ $and: [{ $gte: ['$key', from] }, { $lt: ['$key', to] }] });
  const group = { _id: '$contextId', doneToday: between(today, tomorrow), doneThisWeek: between(week, nextWeek) };
  return [{ $match: ofKind('flow', { userId, list: 'done', key: { $gte: earliest } }) }, { $group: group }];
}

/** In the order of an index, so that the first of each context is all that is read of it. */
function touchedPipeline(userId: string): Document[] {
  return [
    { $match: ofKind('flow', { userId, touchedAt: { $exists: true } }) },
    { $sort: { contextId: 1, touchedAt: -1, id: -1 } },
    { $group: { _id: '$contextId', doc: { $first: '$doc' } } },
  ];
}

function countIf(condition: Document): Document {
  return { $sum: { $cond: [condition, 1, 0] } };
}

function byContext(documents: readonly Document[]): Map<string, Document> {
  return new Map(documents.map((document) => [String(document['_id']), document]));
}

function countsOf(found: Document): Counts {
  const count = (name: keyof Counts) => Number(found[name] ?? 0);
  return {
    open: count('open'),
    overdue: count('overdue'),
    dueToday: count('dueToday'),
    parked: count('parked'),
    doneToday: count('doneToday'),
    doneThisWeek: count('doneThisWeek'),
    openThisWeek: count('openThisWeek'),
  };
}

function lastTouched(found: Document | undefined): ContextSummary['lastTouched'] {
  if (found === undefined) return null;
  const { title, updatedAt } = documentIn<Flow>(found);
  return { title, at: updatedAt };
}
