import { contextCreateSchema, flowSchema } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildContext, buildId } from '#src/testing/builders.ts';
import { chooseSampleContexts } from './choose-sample-contexts.ts';
import { sampleData } from './sample-data.ts';
import { sampleFlow } from './sample-flow.ts';

test.each(['UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'America/Sao_Paulo'])('every sample is a valid document in %s', (zone) => {
  for (const { flows, ...context } of sampleData) {
    contextCreateSchema.parse(context);
    for (const sample of flows) {
      const place = { contextId: buildId('ctx'), position: 'a0', id: buildId('flow'), nextStepId: () => buildId('step') };
      const flow = flowSchema.parse(sampleFlow(sample, place, { at: '2026-03-02T09:00:00.000Z', zone }));
      expect(flow.sample).toBe(true);
    }
  }
});

test('a name that is taken: an active context takes the flows, an archived one leaves its name', () => {
  const [own, archived] = [buildContext({ name: 'WORK' }), buildContext({ name: 'rest', archivedAt: '2026-03-02T09:00:00.000Z' })];
  expect(chooseSampleContexts([own], [archived]).map((choice) => [choice.name, choice.own])).toEqual([
    ['Work', own],
    ['Personal', null],
    ['Rest (sample)', null],
  ]);
});
