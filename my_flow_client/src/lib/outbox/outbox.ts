import { fieldsOf } from '#src/lib/api/fields-of.ts';

/** A captured text on its way to the server, kept in this browser until the server has answered. */
export type OutboxEntry = {
  /** The idempotency key of the capture: however often it is sent, it is carried out once. */
  readonly key: string;
  readonly text: string;
  readonly contextId: string;
  /** When it was typed, by the clock of this browser. */
  readonly capturedAt: string;
  readonly zone: string;
  readonly locale: string | null;
  readonly ignored: { start: number; end: number }[];
  /** It could not be sent at once: from now on it is read as of `capturedAt`, and shown to the person. */
  readonly isWaiting: boolean;
  /** Why the server refused it, in words; null while it has not. */
  readonly refusal: string | null;
};

const prefix = 'myflow:outbox:';
const listeners = new Set<() => void>();
/** Entries of a browser whose storage is full or forbidden: they live as long as the page. */
const unstored = new Map<string, OutboxEntry>();
let snapshot: readonly OutboxEntry[] | null = null;
const nothing: readonly OutboxEntry[] = [];

/** Every entry, in the order they were typed, those of other tabs included. */
export function readOutbox(): readonly OutboxEntry[] {
  snapshot ??= [...storedEntries(), ...unstored.values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return snapshot;
}

/** The same, read again: a change by another tab may not have been told to this one yet. */
export function freshOutbox(): readonly OutboxEntry[] {
  snapshot = null;
  return readOutbox();
}

/** What the server renders: it knows of no browser's outbox. */
export function emptyOutbox(): readonly OutboxEntry[] {
  return nothing;
}

/** Adds an entry, or replaces what is known of it. Each entry has a place of its own, so tabs do not write over one another. */
export function putEntry(entry: OutboxEntry): void {
  try {
    localStorage.setItem(nameOf(entry), JSON.stringify(entry));
    unstored.delete(entry.key);
  } catch {
    unstored.set(entry.key, entry);
  }
  changed();
}

/** Takes an entry out: it was sent, or given up. */
export function removeEntry(entry: OutboxEntry): void {
  unstored.delete(entry.key);
  try {
    localStorage.removeItem(nameOf(entry));
  } catch {
    // A storage that cannot be reached holds nothing either.
  }
  changed();
}

/** Takes out the entry of a capture that was carried out, if it is there still: its answer was lost, or comes later than the live stream told of it. */
export function dropSent(key: string): void {
  for (const entry of readOutbox()) if (entry.key === key) removeEntry(entry);
}

/** Calls back when this tab or another one has changed the outbox. */
export function subscribeToOutbox(listener: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(prefix)) changed();
  };
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}

function changed(): void {
  snapshot = null;
  for (const listener of listeners) listener();
}

function storedEntries(): OutboxEntry[] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    return names.flatMap((name) => {
      const read = parsedJson(localStorage.getItem(name));
      return isEntry(read) ? [read] : [];
    });
  } catch {
    return [];
  }
}

/** An older MyFlow, or a hand, may have left something else under such a name. */
function isEntry(value: unknown): value is OutboxEntry {
  const { key, text, contextId, capturedAt, zone, locale, ignored, isWaiting, refusal } = fieldsOf(value);
  return (
    [key, text, contextId, zone].every(isText) &&
    [locale, refusal].every((field) => field === null || isText(field)) &&
    isText(capturedAt) &&
    !Number.isNaN(Date.parse(capturedAt)) &&
    typeof isWaiting === 'boolean' &&
    Array.isArray(ignored) &&
    ignored.map(fieldsOf).every(({ start, end }) => typeof start === 'number' && typeof end === 'number')
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function nameOf({ capturedAt, key }: OutboxEntry): string {
  return `${prefix}${capturedAt}:${key}`;
}

function parsedJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
