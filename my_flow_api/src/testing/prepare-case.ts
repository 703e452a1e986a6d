import { changeResultSchema } from 'my_flow_contract';
import { expect } from 'vitest';
import type { UseCaseName } from '#src/application/dependencies.ts';
import type { TestApi } from './create-test-api.ts';
import type { CaseIds, RouteCase } from './route-cases.ts';

/** Gives Ada two contexts with two flows in the first, and does what the case needs before. Answers the ids that its call may name. */
export async function prepareCase(api: TestApi, routeCase: RouteCase<UseCaseName>): Promise<CaseIds> {
  const create = async (name: 'createContext' | 'createFlow', body: object) =>
    changeResultSchema.parse((await api.ada.call(name, { body })).json());
  const contextId = idOf((await create('createContext', { name: 'Work' })).contexts);
  const otherContextId = idOf((await create('createContext', { name: 'Home' })).contexts);
  const flowId = idOf((await create('createFlow', { contextId, title: 'First thing' })).flows);
  const last = await create('createFlow', { contextId, title: 'Second thing' });
  const ids = { contextId, otherContextId, flowId, otherFlowId: idOf(last.flows), actId: last.act.id };
  for (const { name, call } of routeCase.before?.(ids) ?? []) expect((await api.ada.call(name, call)).statusCode).toBeLessThan(300);
  return ids;
}

function idOf<Id extends string>([first]: readonly { readonly id: Id }[]): Id {
  if (first === undefined) throw new Error('nothing was made');
  return first.id;
}
