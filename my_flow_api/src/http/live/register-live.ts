import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiPrefix, type LiveEvent, limits, routes } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import { type AppDependencies, defaultBounds } from '../app-dependencies.ts';
import { principalOf } from '../authenticate.ts';
import { createReadRequest } from '../read-request.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { readLastSeq } from './read-last-seq.ts';
import { createStreamCount } from './stream-count.ts';

/** Registers the live stream: every change of the person as Server-Sent Events, from the act behind `Last-Event-ID` on. */
export function registerLive(app: FastifyInstance, deps: AppDependencies): void {
  const count = createStreamCount(limits.streamsPerUserMax);
  const readRequest = createReadRequest(routes.live);
  app.route({
    method: 'GET',
    url: `${apiPrefix}${routes.live.path}`,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { userId } = principalOf(request);
      const afterSeq = readLastSeq(request.headers['last-event-id'], readRequest(request).query);
      // Whoever left while the session was looked at closes no more, and would keep a place for ever.
      if (reply.raw.destroyed) return reply.hijack();
      if (deps.shutdown.aborted) throw new Failure('unavailable', '');
      const leave = count.enter(userId);
      if (leave === null) throw new Failure('too_many_streams', `At most ${limits.streamsPerUserMax} live streams at once; close one.`);
      reply.raw.once('close', leave);
      reply.hijack();
      await stream(deps, { request, reply, userId, afterSeq });
    },
  });
}

type Reader = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly userId: string; readonly afterSeq: number | null };

/** Runs until the reader leaves, the process stops or the store fails; in the last two cases the reader comes back and resumes. */
async function stream(deps: AppDependencies, { request, reply, userId, afterSeq }: Reader): Promise<void> {
  const bounds = { ...defaultBounds, ...deps.bounds };
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const out = openEventStream(
    reply.raw,
    { 'x-request-id': request.id, 'x-content-type-options': 'nosniff' },
    bounds.streamBufferedBytesMax,
  );
  const tell = (event: LiveEvent) => {
    deps.inspectAnswer?.('live', JSON.stringify(event));
    send(out, event);
  };
  // An event and no comment: a browser keeps comments from its scripts, which could not tell a quiet stream from a dead one.
  const heartbeat = setInterval(() => tell({ event: 'beat', data: {} }), bounds.heartbeatMs);
  try {
    for await (const event of deps.followActs(userId, afterSeq, AbortSignal.any([gone.signal, deps.shutdown]))) tell(event);
  } catch (error) {
    request.log.error({ err: error, requestId: request.id }, 'a live stream broke off');
  } finally {
    clearInterval(heartbeat);
    out.end(deps.shutdown.aborted ? spreadReturn() : undefined);
  }
}

const returnMsMin = 250;
const returnMsSpread = 3_000;
let returns = 0;

/** When a process stops, all who followed it come back: one after the other, evenly over the time, and not all to one second of the next process. */
function spreadReturn(): number {
  const goldenRatio = 0.618_033_988_749_895;
  returns += 1;
  return Math.round(returnMsMin + ((returns * goldenRatio) % 1) * returnMsSpread);
}

/** `act` and all others that have a number carry it as the SSE id, so that a reader resumes behind what it was told last. */
function send(out: EventStream, event: LiveEvent): void {
  out.send(event.event, JSON.stringify(event.data), seqOf(event));
}

function seqOf(event: LiveEvent): number | undefined {
  if (event.event === 'beat') return undefined;
  return event.event === 'act' ? event.data.act.seq : event.data.seq;
}
