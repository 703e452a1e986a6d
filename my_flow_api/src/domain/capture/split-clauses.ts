import { limits } from 'my_flow_contract';
import type { Divider, Item, Word } from './piece.ts';
import { calendarOpeners, determiners, particles, partOpeners, pronounObjects } from './small-words.ts';
import { bareNouns, isAmbiguousVerb, isVerb } from './verbs.ts';

/**
 * The items of each clause. A clause begins at a new line, or behind a comma, a stop, "and", "then" ... where a verb with an object of its own
 * follows: so "salt and pepper" and "pick up and drop off parcels" stay one. Behind the last clause that may be, all belongs to it.
 */
export function splitClauses(items: readonly Item[]): Item[][] {
  const clauses: Item[][] = [];
  let current: Item[] = [];
  let hasContent = false;
  let index = 0;
  while (index < items.length) {
    const end = dividersEnd(items, index);
    const dividers = items.slice(index, end).filter((item) => item.type === 'divider');
    const next = items[index];
    if (end === index && next !== undefined) {
      current.push(next);
      hasContent ||= isContent(next);
      index += 1;
      continue;
    }
    if (hasContent && clauses.length < limits.captureFlowsMax - 1 && startsClause(current, dividers, { items, from: end })) {
      clauses.push(current);
      // Words between two clauses open the second: none may be lost.
      current = dividers.filter(isWordDivider);
      hasContent = false;
    } else {
      current.push(...dividers);
    }
    index = end;
  }
  clauses.push(current);
  return clauses;
}

/** Whether a divider is a word, which must be kept, and not a mark. */
export function isWordDivider(divider: Divider): boolean {
  return divider.mark === 'and' || divider.mark === 'then';
}

function dividersEnd(items: readonly Item[], from: number): number {
  let end = from;
  while (items[end]?.type === 'divider') end += 1;
  return end;
}

type Ahead = { readonly items: readonly Item[]; readonly from: number };

function startsClause(current: readonly Item[], dividers: readonly Divider[], { items, from }: Ahead): boolean {
  if (from >= items.length) return false;
  if (dividers.some(({ mark }) => mark === 'line')) return true;
  const marks = dividers.map(({ mark }) => mark);
  if (!hasOwnVerb(items, from)) return false;
  if (marks.includes('stop')) return true;
  return !leavesVerbOpen(current) && !(marks.length === 1 && marks[0] === 'and' && handsOn(current));
}

const isContent = (item: Item): boolean => item.type === 'word' || item.type === 'block';

/** A verb, behind days and opening words, and something that it is done to. */
function hasOwnVerb(items: readonly Item[], from: number): boolean {
  let at = from;
  while (items[at]?.type === 'piece') at += 1;
  const opened = items.slice(from, at).some((item) => item.type === 'piece' && item.kind === 'lead');
  const verb = items[at];
  if (verb?.type !== 'word') return false;
  const rest: Item[] = [];
  for (let index = at + 1; index < items.length && rest.length < 4; index += 1) {
    const item = items[index];
    if (item === undefined || item.type === 'divider') break;
    rest.push(item);
  }
  const next = rest[0];
  if (!isVerb(verb.lower)) return opened || isUnknownVerb(verb, next);
  if (!hasObject(rest)) return false;
  return opened || !isAmbiguousVerb(verb.lower) || takesObject(next);
}

/** Something that is neither a particle ("pick up") nor a word for what came before ("sign it"). */
function hasObject(rest: readonly Item[]): boolean {
  const first = rest.find((item) => !(item.type === 'word' && particles.has(item.lower)) && item.type !== 'piece');
  if (first === undefined) return false;
  if (first.type !== 'word') return true;
  if (!pronounObjects.has(first.lower)) return true;
  const second = rest[rest.indexOf(first) + 1];
  // "her mother" and "this form" are objects; "her" and "this about the trip" are not.
  const canDescribe = determiners.has(first.lower) || first.lower === 'her';
  return canDescribe && second?.type === 'word' && !partOpeners.has(second.lower) && !particles.has(second.lower);
}

/** What shows that a word such as "email" is a verb here: a name, an article, somebody. */
function takesObject(next: Item | undefined): boolean {
  if (next === undefined) return false;
  if (next.type === 'block') return true;
  if (next.type !== 'word') return false;
  return (
    (next.capital && !calendarOpeners.has(next.lower)) || determiners.has(next.lower) || bareNouns.has(next.lower) || /^\d/.test(next.text)
  );
}

/** A word that is no known verb and stands where only a verb can: "and defragment the disk". */
function isUnknownVerb(verb: Word, next: Item | undefined): boolean {
  if (next?.type !== 'word' || !/^\p{Ll}{3,}$/u.test(verb.text)) return false;
  if (partOpeners.has(verb.lower) || determiners.has(verb.lower) || calendarOpeners.has(verb.lower) || /(?:ly|ing|ed|s)$/.test(verb.lower))
    return false;
  return ['the', 'my', 'our', 'a', 'an'].includes(next.lower);
}

/** "pick up and drop off parcels", "try to finish and send the report": the first verb has no object yet. */
function leavesVerbOpen(current: readonly Item[]): boolean {
  // Three words at most are looked at.
  const words = current.slice(-12).filter(isContent);
  const last = words.at(-1);
  if (last?.type !== 'word') return false;
  const isParticle = particles.has(last.lower);
  const verb = isParticle ? words.at(-2) : last;
  if (verb?.type !== 'word' || !isVerb(verb.lower)) return false;
  if (current.length <= 12 && current.every((item, index) => isVerbAlone(item, current[index - 1]))) return true;
  const before = words.at(isParticle ? -3 : -2);
  return before === undefined || (before.type === 'word' && (before.lower === 'to' || before.lower === 'and'));
}

/** "draft, review and send the memo": each verb stands alone, between marks. */
function isVerbAlone(item: Item, before: Item | undefined): boolean {
  if (item.type === 'divider' || (item.type === 'piece' && item.kind === 'lead')) return true;
  if (item.type !== 'word') return false;
  return particles.has(item.lower) || (isVerb(item.lower) && before?.type !== 'word');
}

const handingOn = new Set(['ask', 'tell', 'remind', 'help', 'persuade', 'convince', 'teach', 'invite', 'get', 'encourage', 'allow', 'try']);

/** "ask Tom to call Ann and book a room": what is joined is Tom's. */
function handsOn(current: readonly Item[]): boolean {
  const words = current.filter((item) => item.type === 'word');
  const verb = words[0];
  if (verb === undefined || !handingOn.has(verb.lower)) return false;
  return words.slice(1).some((word, index) => word.lower === 'to' && isVerb(words[index + 2]?.lower ?? ''));
}
