// For `npm run bench`: a MongoDB and a Redis server of its own, for as long as its input is open. Each line of its output is one answer in JSON: first where the
// servers are, or what is missing; then one to each line of the input, a question.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startRedis, type TestRedis } from 'my_flow_cache/testing/start-redis';
import { startMongodb, type TestMongodb } from '../start-mongodb.ts';
import { answerAsMongodb } from './answer-as-mongodb.ts';
import { measureDocuments } from './measure-documents.ts';
import { countCommands, measureRedis } from './measure-redis.ts';

type Question =
  | { readonly ask: 'documents'; readonly userId: string; readonly database: string }
  | { readonly ask: 'redis'; readonly userIds: readonly string[] }
  | { readonly ask: 'redis commands' };
type Servers = { readonly mongodb: TestMongodb; readonly redis: TestRedis };

const started = await Promise.allSettled([startMongodb(), startRedis()]);
const mongodb = started[0].status === 'fulfilled' ? started[0].value : null;
const redis = started[1].status === 'fulfilled' ? started[1].value : null;
const answering = await answerAsMongodb();
const faults = started.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));

if (mongodb === null || redis === null) {
  say({ missing: faults.join('; ') });
} else {
  const database = mongodb.newDatabaseName();
  say({ mongodbUri: mongodb.uriOf(database), answeringUri: answering.uri, redisUrl: redis.url, database });
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    // Only the bench writes here.
    const question = JSON.parse(line) as Question;
    answerTo(question, { mongodb, redis }).then(say, (error: unknown) => say({ fault: String(error) }));
  });
  await once(lines, 'close');
}
answering.stop();
await Promise.all([mongodb?.stop(), redis?.stop()]);
process.exit(0);

async function answerTo(question: Question, { mongodb, redis }: Servers): Promise<object> {
  if (question.ask === 'documents') return measureDocuments({ uri: mongodb.uri, ...question });
  return question.ask === 'redis' ? measureRedis(redis, question.userIds) : { commands: await countCommands(redis) };
}

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
