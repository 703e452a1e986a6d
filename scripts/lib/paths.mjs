import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSetting } from './read-setting.mjs';

/** The checkout's root. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const binFolder = path.join(root, 'node_modules/.bin');
export const resultsFolder = path.join(root, 'test-results');

/** Where a person's data lies unless MYFLOW_DATA_DIR says otherwise; relative paths are taken from the root. */
export function dataFolder(env = process.env) {
  return path.resolve(root, readSetting(env, 'MYFLOW_DATA_DIR') || '.myflow');
}
