import type { Store } from '#src/ports/store.ts';
import type { Watch } from '#src/ports/watch.ts';

/** Named one by one, so that a new method of the port is asked for by the compiler. Closing is no call that anybody waits for. */
const watched: Readonly<Record<Exclude<keyof Store, 'close'>, true>> = {
  commit: true,
  listContexts: true,
  getContext: true,
  getContexts: true,
  countContexts: true,
  summarizeContexts: true,
  nextDueAt: true,
  listFlows: true,
  searchFlows: true,
  getFlow: true,
  getFlows: true,
  allFlowsOfContext: true,
  getRoom: true,
  countFlows: true,
  listSample: true,
  positionsAround: true,
  getPreferences: true,
  listActs: true,
  getAct: true,
  lastSeq: true,
  findActByKey: true,
  newestUndoable: true,
  newestRedoable: true,
  newestActOn: true,
  listActsOn: true,
  removeUser: true,
  listWaking: true,
  purgeTrash: true,
  ping: true,
};

type Call = (...args: unknown[]) => Promise<unknown>;

/** The same store, each of whose calls is looked upon; commits are counted by their outcome. */
export function watchStore<S extends Store>(store: S, watch: Watch): S {
  const calls = Object.keys(watched).map((name): [string, Call] => {
    const work = { kind: 'store', name } as const;
    // The names are those of the port, all of whose methods answer with a promise; what goes in and out is passed on as it is.
    const call = (store[name as keyof typeof watched] as Call).bind(store);
    return [name, (...args: unknown[]) => watch.run(work, () => call(...args))];
  });
  const commit: Store['commit'] = async (userId, draft) => {
    const outcome = await watch.run({ kind: 'store', name: 'commit' }, () => store.commit(userId, draft));
    watch.count('commits', outcome.status);
    return outcome;
  };
  return Object.assign({ ...store }, Object.fromEntries(calls), { commit });
}
