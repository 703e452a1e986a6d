import type { Watch } from '#src/ports/watch.ts';
import type { Housekeeping } from './housekeeping.ts';

/** The same housekeeping, looked upon, with what it did counted. */
export function watchHousekeeping(work: Housekeeping, watch: Watch): Housekeeping {
  return async () => {
    const done = await watch.run({ kind: 'housekeeping', name: 'round' }, work);
    watch.count('housekeeping', 'woken', done.wokenCount);
    watch.count('housekeeping', 'purged', done.purgedCount);
    return done;
  };
}
