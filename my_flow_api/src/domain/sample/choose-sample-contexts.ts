import type { Context } from 'my_flow_contract';
import { type SampleContext, sampleData } from './sample-data.ts';

/** A context of the sample data with the person's own active one of that name, if there is one, which then takes its flows. */
export type ChosenContext = { readonly sample: SampleContext; readonly own: Context | null; readonly name: string };

/** Where each context of the sample data goes. One whose name an archived context has gets another name. */
export function chooseSampleContexts(active: readonly Context[], archived: readonly Context[]): ChosenContext[] {
  const own = new Map(active.map((context) => [fold(context.name), context]));
  const takenNames = new Set(archived.map((context) => fold(context.name)));
  return sampleData.map((sample) => ({
    sample,
    own: own.get(fold(sample.name)) ?? null,
    name: takenNames.has(fold(sample.name)) ? `${sample.name} (sample)` : sample.name,
  }));
}

function fold(name: string): string {
  return name.toLowerCase();
}
