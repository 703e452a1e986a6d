import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './refusal.mjs';

const mebibyte = 1024 * 1024;
const secretCharsMin = 32;

/**
 * Makes the data folder, readable by its owner alone, and refuses in words when it cannot be written or its disk is nearly full.
 * @param {string} folder
 */
export function prepareDataFolder(folder) {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    makeFolder(path.join(folder, 'logs'));
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      `The data folder ${folder} cannot be written (${fault}).\nMake it yours, or choose another:  MYFLOW_DATA_DIR=~/myflow-data npm start`,
    );
  }
  requireSpace(folder, 100, 'MyFlow keeps its data there');
}

/**
 * Not by mkdirSync's `recursive`: where nothing can be made, as below /proc, Node tries that for ever.
 * @param {string} folder
 */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/**
 * @param {string} folder
 * @param {number} mebibytesMin
 * @param {string} why
 */
export function requireSpace(folder, mebibytesMin, why) {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / mebibyte);
  if (free < mebibytesMin)
    throw new Refusal(
      `The disk of ${folder} has ${free} MB left, and ${mebibytesMin} MB are needed: ${why}. Free some space and run the same command again.`,
    );
}

/**
 * The secret with which the client signs what the API believes: made once, kept in the data folder with mode 600.
 * @param {string} folder
 */
export function localSecret(folder) {
  const file = path.join(folder, 'secret');
  try {
    writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  chmodSync(file, 0o600);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= secretCharsMin) return secret;
  throw new Refusal(
    `${file} holds no usable secret. Remove that file and start again: a new one is made, and browsers that are signed in have to sign in anew.`,
  );
}
