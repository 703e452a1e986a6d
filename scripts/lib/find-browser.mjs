import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApps = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** How to get a browser, for the person who has none. */
export const browserAdvice =
  'Install Chromium (Debian: apt-get install chromium; macOS: Google Chrome), or name one: CHROMIUM_PATH=/path/to/chromium';

/**
 * The path of a Chromium: CHROMIUM_PATH, one on the PATH, a Mac's application, or the one that Playwright has installed. Null when there is none.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string | null>}
 */
export async function findBrowser(env = process.env) {
  if (env['CHROMIUM_PATH']) return isExecutable(env['CHROMIUM_PATH']) ? env['CHROMIUM_PATH'] : null;
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const candidates = [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...macApps];
  return candidates.find((file) => isExecutable(file) && !asksForSnap(file)) ?? (await playwrightsOwn());
}

/**
 * Ubuntu's package of Chromium is a script of that name, which starts the browser out of a snap, or says that the snap is not there.
 * @param {string} file
 */
function asksForSnap(file) {
  if (statSync(file).size > 64 * 1024) return false;
  const snap = /\/snap\/bin\/[\w-]+/.exec(readFileSync(file, 'latin1'))?.[0];
  return snap !== undefined && !isExecutable(snap);
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  return own !== '' && isExecutable(own) ? own : null;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
