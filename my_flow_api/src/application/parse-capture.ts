import type { Dependencies, UseCase } from './dependencies.ts';
import { readLine } from './read-line.ts';

/** Reads a capture line and creates nothing. Throws not_found, invalid_request. */
export function createParseCapture(deps: Dependencies): UseCase<'parseCapture'> {
  return async ({ userId }, { body }) => {
    const { clauses } = await readLine(deps, userId, body);
    return { body: { clauses } };
  };
}
