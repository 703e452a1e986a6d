import { lastWords } from './service.mjs';

/**
 * Runs both services until Ctrl+C, SIGTERM, or the end of either, and leaves nothing running. The answer is the exit code: 0 when a person ended it,
 * also while it was still starting.
 * @param {() => Promise<import('./services.mjs').Pair>} start
 * @param {(pair: import('./services.mjs').Pair) => void} onReady
 */
export async function runPair(start, onReady) {
  /** @type {import('./services.mjs').Pair | null} */
  let pair = null;
  const stopped = new Promise((resolve) => {
    let asked = false;
    const onSignal = () => {
      // The services end with this process; a second Ctrl+C means that somebody will not wait.
      if (pair === null || asked) process.exit(asked ? 1 : 0);
      asked = true;
      resolve(null);
    };
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, onSignal);
  });
  pair = await start();
  onReady(pair);
  const { api, client } = pair;
  const first = await Promise.race([stopped.then(() => null), firstEnd(api), firstEnd(client)]);
  if (first === null) console.log('\nStopping MyFlow ...');
  await pair.stop();
  if (first === null) {
    console.log('MyFlow has stopped.');
    return 0;
  }
  const how = first.end.signal ? `by ${first.end.signal}` : `with code ${first.end.code}`;
  console.error(`\nThe ${first.service.name} ended ${how}, so MyFlow has stopped. ${lastWords(first.service)}\n`);
  return 1;
}

/** @param {import('./service.mjs').Service} service */
async function firstEnd(service) {
  return { service, end: await service.ended };
}
