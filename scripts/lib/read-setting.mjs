import { readFileSync } from 'node:fs';
import { Refusal } from './refusal.mjs';

/**
 * What a variable holds, or the file that `<NAME>_FILE` names; empty when it is not set. Refuses both at once, and a file that cannot be read.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 * @returns {string}
 */
export function readSetting(env, name) {
  const value = env[name] ?? '';
  const file = env[`${name}_FILE`];
  if (!file) return value;
  if (value !== '') throw new Refusal(`${name} is given twice, as ${name} and as ${name}_FILE; keep one.`);
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new Refusal(`${name} cannot be read from the file in ${name}_FILE (${fault}). Name one that holds it.`);
  }
}
