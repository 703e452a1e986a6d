import { lastWords } from './service.mjs';

/**
 * Waits for Ctrl+C, SIGTERM, or the end of either service, and leaves nothing running. The answer is the exit code: 0 when a person ended it.
 * @param {import('./services.mjs').Pair} pair
 */
export async function runPair(pair) {
  const signal = watchSignals(pair);
  const first = await Promise.race([
    signal.then(() => null),
    pair.api.ended.then((end) => ({ service: pair.api, end })),
    pair.client.ended.then((end) => ({ service: pair.client, end })),
  ]);
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

/**
 * The first signal asks for an orderly end, the second does not ask.
 * @param {import('./services.mjs').Pair} pair
 * @returns {Promise<void>}
 */
function watchSignals(pair) {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = () => {
      if (asked) for (const service of [pair.client, pair.api]) service.kill();
      asked = true;
      resolve();
    };
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, onSignal);
  });
}
