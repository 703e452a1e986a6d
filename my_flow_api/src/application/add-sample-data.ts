import type { Context, Flow, Zone } from 'my_flow_contract';
import { contextChange, flowChange } from '#src/domain/acts/document-change.ts';
import { newContext, refuseTooManyContexts } from '#src/domain/contexts/new-context.ts';
import { Failure } from '#src/domain/failure.ts';
import { placeInList } from '#src/domain/order/place-in-list.ts';
import { evenPositions } from '#src/domain/order/positions.ts';
import { type ChosenContext, chooseSampleContexts } from '#src/domain/sample/choose-sample-contexts.ts';
import { sampleFlow } from '#src/domain/sample/sample-flow.ts';
import { allContexts } from './all-contexts.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { firstPositions } from './first-positions.ts';
import { personZone } from './person-zone.ts';
import type { Owner, Reading } from './reading.ts';
import { renumberedContexts } from './renumbered-contexts.ts';
import { leaningOn, requireRoom } from './require-documents.ts';

/**
 * Adds the sample contexts and flows as one act. A context of the person's own that has the name of a sample one takes its flows, and stays
 * theirs. Throws invalid_state when there is sample data already, limit_reached, name_taken.
 */
export function createAddSampleData(deps: Dependencies): UseCase<'addSampleData'> {
  return (caller) =>
    commitChange(deps, caller, async (reading) => {
      await refuseSecondSample(reading);
      const zone = await personZone(reading);
      const contexts = await allContexts(reading);
      const live = contexts.filter((context) => context.trashedAt === null);
      const [active, archived] = [
        live.filter((context) => context.archivedAt === null),
        live.filter((context) => context.archivedAt !== null),
      ];
      const chosen = chooseSampleContexts(active, archived);
      refuseTooManyContexts(live.length, chosen.filter(({ own }) => own === null).length);
      const { created, renumbered } = createContexts(reading, chosen, contexts);
      const flows: Flow[] = [];
      for (const choice of chosen) {
        const context = choice.own ?? created.get(choice);
        if (context !== undefined) flows.push(...(await createFlows(reading, { choice, context }, zone)));
      }
      const subject = { title: chosen[0]?.name ?? '', count: created.size + flows.length, contextId: flows[0]?.contextId ?? null };
      const changes = [
        ...[...created.values()].map((context) => contextChange(null, context)),
        ...flows.map((flow) => flowChange(null, flow)),
        ...renumbered,
      ];
      return { draft: { kind: 'sample.add', subject, changes, leansOn: leaningOn(...chosen.flatMap(({ own }) => own ?? [])) } };
    });
}

async function refuseSecondSample({ store, userId }: Owner): Promise<void> {
  const { contexts, flows } = await store.listSample(userId);
  if (contexts.length + flows.length > 0) {
    throw new Failure('invalid_state', 'The sample data is here already, maybe in the trash: remove it before adding it anew.');
  }
}

function createContexts({ ids, at }: Reading, chosen: readonly ChosenContext[], all: readonly Context[]) {
  const missing = chosen.filter(({ own }) => own === null).map((choice) => ({ choice, id: ids.next('ctx') }));
  const positions = placeInList(
    all,
    all.length,
    missing.map(({ id }) => id),
  );
  const created = new Map<ChosenContext, Context>();
  for (const { choice, id } of missing) {
    const { icon, hue } = choice.sample;
    const context = newContext({ name: choice.name, icon, hue, hours: null }, { id, at, position: positions.get(id) ?? '' });
    created.set(choice, { ...context, sample: true });
  }
  return { created, renumbered: renumberedContexts(all, positions, at) };
}

type Target = { readonly choice: ChosenContext; readonly context: Context };

async function createFlows(reading: Reading, { choice, context }: Target, zone: Zone): Promise<Flow[]> {
  const { ids, at } = reading;
  const samples = choice.sample.flows.map((sample) => ({ sample, id: ids.next('flow') }));
  const flowIds = samples.map(({ id }) => id);
  const room = choice.own === null ? null : await requireRoom(reading, context.id, samples.length);
  const positions = room === null ? evenPositions(flowIds.length) : firstPositions(room.firstPosition, flowIds);
  return samples.map(({ sample, id }, index) => {
    const birth = { id, contextId: context.id, position: positions[index] ?? '', nextStepId: () => ids.next('step') };
    return sampleFlow(sample, birth, { at, zone });
  });
}
