import { describe } from 'vitest';
import { actPromises } from './store-conformance/acts.ts';
import { commitPromises } from './store-conformance/commits.ts';
import { concurrencyPromises } from './store-conformance/concurrency.ts';
import { contextPromises } from './store-conformance/contexts.ts';
import { fieldPromises } from './store-conformance/fields.ts';
import { flowPromises } from './store-conformance/flows.ts';
import { housekeepingPromises } from './store-conformance/housekeeping.ts';
import { isolationPromises } from './store-conformance/isolation.ts';
import type { OpenFixture } from './store-conformance/open-store.ts';
import { pagingPromises } from './store-conformance/paging.ts';
import { searchPromises } from './store-conformance/search.ts';
import { summaryPromises } from './store-conformance/summaries.ts';

/** Everything that the port `Store` promises, for one adapter. It goes through the port alone: a further adapter plugs in with one line. */
export function describeStore(name: string, open: OpenFixture): void {
  describe(name, () => {
    describe('a commit', () => commitPromises(open));
    describe('writers at the same moment', () => concurrencyPromises(open));
    describe('fields', () => fieldPromises(open));
    describe('people', () => isolationPromises(open));
    describe('contexts', () => contextPromises(open));
    describe('flows', () => flowPromises(open));
    describe('paging', () => pagingPromises(open));
    describe('search', () => searchPromises(open));
    describe('summaries', () => summaryPromises(open));
    describe('acts', () => actPromises(open));
    describe('housekeeping', () => housekeepingPromises(open));
  });
}
