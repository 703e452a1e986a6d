import type { Context } from 'my_flow_contract';
import { nameKey } from '#src/domain/contexts/name-key.ts';
import { type SampleContext, sampleData } from './sample-data.ts';

/** A context of the sample data with the person's own active one of that name, if there is one, which then takes its flows. */
export type ChosenContext = { readonly sample: SampleContext; readonly own: Context | null; readonly name: string };

/** Where each context of the sample data goes. One whose name an archived context has gets another name. */
export function chooseSampleContexts(active: readonly Context[], archived: readonly Context[]): ChosenContext[] {
  const own = new Map(active.map((context) => [nameKey(context.name), context]));
  const takenNames = new Set(archived.map((context) => nameKey(context.name)));
  return sampleData.map((sample) => ({
    sample,
    own: own.get(nameKey(sample.name)) ?? null,
    name: takenNames.has(nameKey(sample.name)) ? `${sample.name} (sample)` : sample.name,
  }));
}
