import type { Context, Flow } from 'my_flow_contract';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const builtAt = '2026-03-02T09:00:00.000Z';
let built = 0;

/** A valid active context with an id, a name and a position of its own, and every optional field empty. */
export function buildContext(overrides: Partial<Context> = {}): Context {
  const number = nextNumber();
  return {
    id: buildId('ctx', number),
    name: `Context ${number}`,
    icon: '🧭',
    hue: 250,
    position: buildPosition(number),
    hours: null,
    archivedAt: null,
    trashedAt: null,
    sample: false,
    createdAt: builtAt,
    updatedAt: builtAt,
    version: 1,
    ...overrides,
  };
}

/** A valid open flow with an id and a position of its own, and every optional field empty. Without a `contextId` it is in a context of nobody. */
export function buildFlow(overrides: Partial<Flow> = {}): Flow {
  const number = nextNumber();
  return {
    id: buildId('flow', number),
    contextId: buildId('ctx', 0),
    title: `Flow ${number}`,
    notes: '',
    priority: 'medium',
    due: null,
    startDay: null,
    estimateMinutes: null,
    labels: [],
    steps: [],
    recurrence: null,
    position: buildPosition(number),
    state: 'open',
    parkedUntilDay: null,
    wakesAt: null,
    completedAt: null,
    trashedAt: null,
    source: 'you',
    sourceMessageId: null,
    sample: false,
    createdAt: builtAt,
    updatedAt: builtAt,
    version: 1,
    ...overrides,
  };
}

/** A valid id, the greater the number the later it sorts; without a number, one that was not given before. */
export function buildId<Prefix extends string>(prefix: Prefix, number: number = nextNumber()): `${Prefix}_${string}` {
  return `${prefix}_01${inDigits(number, crockford, 24)}`;
}

/** A valid fractional index, the greater the number (up to 200,000) the later it sorts. */
export function buildPosition(number: number): string {
  return `c${inDigits(number, base62, 3)}`;
}

function nextNumber(): number {
  built += 1;
  return built;
}

function inDigits(number: number, alphabet: string, length: number): string {
  let rest = number;
  let text = '';
  for (let index = 0; index < length; index += 1) {
    text = `${alphabet[rest % alphabet.length]}${text}`;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}
