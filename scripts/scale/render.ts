import { table } from '../bench/figures.mjs';
import { assumptions, flagOf, type Supposed } from './assumptions.ts';
import type { Figures } from './figures.ts';
import { holdsOf, type Limit } from './limits.ts';
import { commandsOf, costs, megabytesWithout, type Plan } from './plan.ts';

type Given = { readonly figures: Figures; readonly given: Supposed };

/** When and where the figures were measured, in a sentence or two. */
export function renderMachine({ figures: { requests, streams } }: Given): string {
  const { machine } = requests;
  return [
    `Measured on ${requests.at.slice(0, 10)}: ${machine.cores} cores (${machine.model}), Node ${machine.node}, ${streams.streams} live streams open. The load average of the`,
    `machine was ${machine.loadBefore.toFixed(1)} before the bench and ${machine.loadAfter.toFixed(1)} after it: ${
      Math.max(machine.loadBefore, 0) < 0.5
        ? 'nothing else ran.'
        : 'others worked on it meanwhile, which makes CPU look dearer than it is, so that the plan errs to the safe side.'
    }`,
    ...(requests.note === undefined ? [] : [requests.note]),
  ].join('\n');
}

/** What was measured, and what follows for one request, one flow, one stream. */
export function renderFigures({ figures, given }: Given): string {
  const { requests, streams } = figures;
  const each = costs(figures, given);
  const { cpu } = requests;
  const kinds = Object.entries(requests.documents).filter(([kind]) =>
    /^(?:flow|context|person|act flow\.(?:create|edit|complete))$/.test(kind),
  );
  return [
    table(
      ['CPU for 1,000 requests', 'seconds', 'ratio to a bare server'],
      [
        ['a bare `node:http` server', cpu.bare, '1'],
        ['the API on SQLite', cpu.sqlite, ratio(cpu.sqlite, cpu.bare)],
        ['the API on Redis and a MongoDB that only answers', cpu.mongodb, ratio(cpu.mongodb, cpu.bare)],
        ['the client, passing pages on', cpu.client, ratio(cpu.client, cpu.bare)],
      ],
    ),
    table(
      ['MongoDB, bytes before compression', 'document', 'keys of its indexes'],
      kinds.map(([kind, { documentBytes, indexBytes }]) => [kind, count(documentBytes), count(indexBytes)]),
    ),
    table(
      ['commands to MongoDB', 'of a request'],
      [
        ['a page of a list', commandsOf('listFlows')],
        ['create a flow', commandsOf('createFlow')],
        ['edit or complete a flow', commandsOf('completeFlow')],
        ['undo', commandsOf('undo')],
        ['capture', commandsOf('capture')],
        ['the mix of the bench, on average', each.mongodbCommands.toFixed(1)],
      ],
    ),
    table(
      ['live streams', 'API', 'client'],
      [
        ['memory of the process without any, MB', count(megabytesWithout(streams.api)), count(megabytesWithout(streams.client))],
        [
          'the same after the load of the bench, with no limit set',
          count(requests.residentMegabytes.api),
          count(requests.residentMegabytes.client),
        ],
        ['memory of one stream, bytes', count(each.apiStreamBytes), count(each.clientStreamBytes)],
        [
          'CPU at rest, microseconds a second',
          streams.api.cpuMicrosecondsPerStreamAndSecondAtRest,
          streams.client.cpuMicrosecondsPerStreamAndSecondAtRest,
        ],
        ['CPU for an act that is told on one, microseconds', streams.api.cpuMicrosecondsPerActTold, '-'],
      ],
    ),
    table(
      ['Redis', 'bytes'],
      [
        ...Object.entries(requests.redis.keys).map(([kind, { bytes }]) => [`key \`${kind}\``, count(bytes)]),
        ['a session of 4,000 bytes', count(requests.redis.sessionBytes)],
        ['a channel that somebody follows', count(requests.redis.channelBytes)],
        ['commands of a request, on average, the look at the session counted in', each.redisCommands.toFixed(2)],
      ],
    ),
  ].join('\n\n');
}

export function renderAssumptions({ given }: Given): string {
  return table(
    ['supposed', '', 'flag'],
    Object.entries(assumptions).map(([name, { unit, says }]) => [
      // The names are those of the same table.
      `**${given[name as keyof Supposed].toLocaleString('en-US')} ${unit}** ${says}`,
      '',
      `\`--${flagOf(name)}\``,
    ]),
  )
    .replaceAll(' |  | ', ' | ')
    .replace('| --- | ---: | ---: |', '| --- | --- |');
}

/** What MongoDB holds of one person, by what is supposed. */
export function renderPerson({ figures, given }: Given): string {
  const each = costs(figures, given);
  const row = (name: string, number: number, one: number): string[] => [name, count(number), count(one), bytes(number * one)];
  return table(
    ['of one person', 'documents', 'bytes of one', 'all'],
    [
      row('flows', given.flowsPerPerson, each.flowBytes),
      row('acts', each.acts, each.actBytes),
      row('contexts', given.contextsPerPerson, each.contextBytes),
      ['**all**', '', '', `**${bytes(each.personBytes)}**`],
    ],
  );
}

export function renderPlans(plans: readonly Plan[]): string {
  const row = (name: string, of: (plan: Plan) => string): string[] => [name, ...plans.map(of)];
  return table(
    ['people', ...plans.map(({ people }) => count(people))],
    [
      row('online in the busiest minute', ({ load }) => count(load.online)),
      row('live streams', ({ load }) => count(load.streams)),
      row('requests a second', ({ load }) => count(load.requests)),
      row('changes a second', ({ load }) => count(load.changes)),
      row('**API replicas**', ({ api }) => `**${count(api.replicas)}**`),
      row('… by CPU, by memory', ({ api }) => `${part(api.byCpu)}, ${part(api.byMemory)}`),
      row('**client replicas**', ({ client }) => `**${count(client.replicas)}**`),
      row('… by CPU, by memory', ({ client }) => `${part(client.byCpu)}, ${part(client.byMemory)}`),
      row('**MongoDB shards** (each a replica set)', ({ mongodb }) => `**${count(mongodb.shards)}**`),
      row('… by storage, by commands', ({ mongodb }) => `${part(mongodb.byStorage)}, ${part(mongodb.byCommands)}`),
      row('stored, with indexes', ({ mongodb }) => bytes(mongodb.storedBytes)),
      row('commands a second', ({ mongodb }) => count(mongodb.commands)),
      row('**Redis**, of more than one each with a cell', ({ redis }) => `**${count(redis.nodes)}**`),
      row('… by memory, by commands', ({ redis }) => `${part(redis.byMemory)}, ${part(redis.byCommands)}`),
      row('memory of Redis', ({ redis }) => bytes(redis.bytes)),
      row('commands a second to Redis', ({ redis }) => count(redis.commands)),
      row('pages, bits a second on each of three ways', (plan) => bits(plan.bitsPerSecond)),
    ],
  );
}

/** What gives way first when the number of people grows: by how many people one of each holds, the fewest first. */
export function renderLimits({ limits, plans }: { limits: readonly Limit[]; plans: readonly Plan[] }): string {
  return table(
    ['what one of each holds', 'people', ...plans.map(({ people }) => `at ${count(people)}`), 'lever'],
    limits
      .toSorted((a, b) => holdsOf(a, plans) - holdsOf(b, plans))
      .map((limit) => [limit.name, count(holdsOf(limit, plans)), ...plans.map((plan) => part(limit.of(plan))), limit.lever]),
  );
}

function ratio(value: number, to: number): string {
  return (value / to).toFixed(1);
}

/** Three figures are all that such a plan can mean. */
export function count(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function part(value: number): string {
  return value < 0.01 ? '< 0.01' : count(Number(value.toPrecision(2)));
}

function bytes(value: number): string {
  return scaled(value, ['B', 'kB', 'MB', 'GB', 'TB', 'PB']);
}

function bits(value: number): string {
  return scaled(value, ['bit', 'kbit', 'Mbit', 'Gbit', 'Tbit']);
}

function scaled(value: number, units: readonly string[]): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(value, 1)) / 3)));
  return `${count(value / 1_000 ** step)} ${units[step]}`;
}
