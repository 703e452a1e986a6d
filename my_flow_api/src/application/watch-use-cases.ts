import type { Watch } from '#src/ports/watch.ts';
import type { UseCases } from './dependencies.ts';

type AnyUseCase = (...args: unknown[]) => Promise<unknown>;

/** The same use cases, each of which is looked upon. */
export function watchUseCases(useCases: UseCases, watch: Watch): UseCases {
  // Each keeps its name; what goes in and out is passed on as it is.
  const entries = Object.entries(useCases as Readonly<Record<string, AnyUseCase>>).map(([name, useCase]) => {
    const work = { kind: 'use_case', name } as const;
    return [name, (...args: unknown[]) => watch.run(work, () => useCase(...args))];
  });
  // As above.
  return Object.fromEntries(entries) as UseCases;
}
