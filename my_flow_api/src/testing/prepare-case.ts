import { expect } from 'vitest';
import type { UseCaseName } from '#src/application/dependencies.ts';
import type { TestApi } from './create-test-api.ts';
import type { CaseIds, RouteCase } from './route-cases.ts';

/** Gives Ada two contexts with two flows in the first, and does what the case needs before. Answers the ids that its call may name. */
export async function prepareCase(api: TestApi, routeCase: RouteCase<UseCaseName>): Promise<CaseIds> {
  const create = async (name: 'createContext' | 'createFlow', body: object) => (await api.ada.call(name, { body })).json();
  const contextId = (await create('createContext', { name: 'Work' })).contexts[0].id;
  const otherContextId = (await create('createContext', { name: 'Home' })).contexts[0].id;
  const flowId = (await create('createFlow', { contextId, title: 'First thing' })).flows[0].id;
  const last = await create('createFlow', { contextId, title: 'Second thing' });
  const ids = { contextId, otherContextId, flowId, otherFlowId: last.flows[0].id, actId: last.act.id };
  for (const { name, call } of routeCase.before?.(ids) ?? []) expect((await api.ada.call(name, call)).statusCode).toBeLessThan(300);
  return ids;
}
