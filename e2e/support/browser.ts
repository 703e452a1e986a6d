import { type Browser, chromium } from 'playwright-core';
import { browserAdvice, findBrowser } from '../../scripts/lib/find-browser.mjs';

/** Starts the machine's Chromium without a window. Throws, saying how to get one, when there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  if (executablePath === null) throw new Error(`No browser was found. ${browserAdvice}`);
  // The sandbox cannot be set up by root, as in a container; a full /dev/shm there would crash tabs.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
