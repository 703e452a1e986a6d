import { type Context, type ContextState, defaultPreferences, type Preferences } from 'my_flow_contract';
import { documentIn, textIn } from './act-document.ts';
import type { Calls } from './calls.ts';
import { personId } from './layout.ts';

const projection = { _id: 0, doc: 1 } as const;
const order = { position: 1, id: 1 } as const;

/** Reads contexts and preferences. */
export function createContextReads({ find, findOne, count }: Calls) {
  return {
    async listContexts(userId: string, state: ContextState): Promise<Context[]> {
      const found = await find('context', { filter: { userId, list: state }, projection, sort: order });
      return found.map((document) => documentIn<Context>(document));
    },
    async getContext(userId: string, contextId: string): Promise<Context | null> {
      const found = await findOne('context', { filter: { userId, id: contextId }, projection });
      return found === null ? null : documentIn<Context>(found);
    },
    async getContexts(userId: string, contextIds: readonly string[]): Promise<Context[]> {
      if (contextIds.length === 0) return [];
      const found = await find('context', { filter: { userId, id: { $in: contextIds } }, projection });
      return found.map((document) => documentIn<Context>(document));
    },
    countContexts: (userId: string): Promise<number> => count('context', { userId, list: { $in: ['active', 'archived'] } }),
    async getPreferences(userId: string): Promise<Preferences> {
      const found = await findOne('person', { filter: { userId, id: personId }, projection: { _id: 0, preferences: 1 } });
      if (found === null || found['preferences'] === undefined) return { ...defaultPreferences };
      // Only this adapter writes the field, from preferences.
      return JSON.parse(textIn(found, 'preferences')) as Preferences;
    },
  };
}
