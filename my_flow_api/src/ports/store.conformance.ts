import { describe } from 'vitest';
import type { OpenFixture } from '#src/testing/store-fixture.ts';
import { actPromises } from './store-promises/acts.conformance.ts';
import { commitPromises } from './store-promises/commits.conformance.ts';
import { concurrencyPromises } from './store-promises/concurrency.conformance.ts';
import { contextPromises } from './store-promises/contexts.conformance.ts';
import { fieldPromises } from './store-promises/fields.conformance.ts';
import { flowPromises } from './store-promises/flows.conformance.ts';
import { housekeepingPromises } from './store-promises/housekeeping.conformance.ts';
import { isolationPromises } from './store-promises/isolation.conformance.ts';
import { pagingPromises } from './store-promises/paging.conformance.ts';
import { searchPromises } from './store-promises/search.conformance.ts';
import { summaryPromises } from './store-promises/summaries.conformance.ts';

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
