const stillEveryMs = 10_000;

/**
 * Says what is being done, with the seconds since the beginning; a long step reports every ten seconds that it is still at it.
 * @param {(line: string) => void} [print]
 */
export function createProgress(print = (line) => console.log(line)) {
  const beganMs = performance.now();
  /** @param {string} text */
  const say = (text) => print(`[${seconds(performance.now() - beganMs).padStart(6)} s] ${text}`);
  return {
    say,
    /**
     * @template Result
     * @param {string} doing
     * @param {() => Promise<Result>} work
     */
    async step(doing, work) {
      const startedMs = performance.now();
      say(`${doing} ...`);
      const still = setInterval(
        () => say(`${doing}: still at it after ${Math.round((performance.now() - startedMs) / 1000)} s`),
        stillEveryMs,
      );
      try {
        const result = await work();
        say(`${doing}: done in ${seconds(performance.now() - startedMs)} s`);
        return result;
      } finally {
        clearInterval(still);
      }
    },
  };
}

/** @typedef {ReturnType<typeof createProgress>} Progress */

/** @param {number} ms */
function seconds(ms) {
  return (ms / 1000).toFixed(1);
}
