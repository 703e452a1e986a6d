import type { Source } from './read-given-text.ts';
import { variableList } from './variables.ts';

const distanceMax = 3;

/** A sentence for every name that begins like ours and is none, with the nearest that is. */
export function unknownNames(source: Source): string[] {
  const known = variableList.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  return (
    Object.keys(source)
      // Those of the tests are their own.
      .filter(
        (name) =>
          name.startsWith('MYFLOW_') && !name.startsWith('MYFLOW_TEST_') && source[name] && !known.includes(name.replace(/_FILE$/, '')),
      )
      .map((name) => {
        const nearest = nearestName(name.replace(/_FILE$/, ''), known);
        return `${name} is not known${nearest === null ? '; nothing reads it' : `; did you mean ${nearest}?`}`;
      })
  );
}

function nearestName(name: string, known: readonly string[]): string | null {
  const [nearest] = known
    .map((candidate) => ({ candidate, distance: distanceBetween(name, candidate) }))
    .filter(({ distance }) => distance <= distanceMax)
    .sort((one, other) => one.distance - other.distance);
  return nearest?.candidate ?? null;
}

/** How many characters have to be put in, taken out or changed (Levenshtein). */
function distanceBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
