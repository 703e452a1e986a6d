import { type Variable, type VariableName, variables } from 'my_flow_contract/environment';
import type { Inspection } from '#src/config.ts';
import { fieldOf } from './field-of.ts';
import { type Finding, note, ok, wrong } from './finding.ts';

/** A finding for every variable that a service reads: set, standard, missing or wrong. What is secret is said to be set, and no more. */
export function describeEnvironment({ entries, sound, faults, warnings }: Inspection): Finding[] {
  const told = entries.map(({ name, as }) => {
    const fault = faults.find((found) => found.name === name);
    if (fault !== undefined) return wrong(name, `${fault.reason}. Example: ${name}=${fault.example}`);
    return describeOne(name, as, sound);
  });
  return [...told, ...warnings.map((warning) => note(warning.split(' ')[0] ?? '', warning.slice(warning.indexOf(' ') + 1)))];
}

function describeOne(name: VariableName, as: string | null, sound: Inspection['sound']): Finding {
  const variable: Variable = variables[name];
  if (as === null) return ok(name, variable.default === undefined ? 'not set' : `standard: ${variable.default}`);
  const value = fieldOf(sound, name);
  const shown = variable.secret ? 'set, not shown' : `set: ${shownValue(value)}`;
  const words = as === name ? shown : `${shown} (given as ${as})`;
  return variable.awaits === undefined ? ok(name, words) : note(name, `${words}; nothing reads it yet: it awaits ${variable.awaits}.`);
}

/** An address may hold a password, and a certificate many lines. */
function shownValue(value: unknown): string {
  const [line = ''] = String(value)
    .replace(/:\/\/[^/@\s]*@/, '://***@')
    .split('\n');
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
