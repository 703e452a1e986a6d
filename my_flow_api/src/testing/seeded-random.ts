/** Whole numbers from 0 to below a bound, the same ones for the same seed. Source: the 32-bit generator of Numerical Recipes, 2nd edition, 7.1. */
export function createSeededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // Its low digits repeat early, the high ones do not.
    return Math.floor((state / 2 ** 32) * below);
  };
}
