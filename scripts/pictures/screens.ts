// `npm run pictures`, behind the tests in a browser: makes the pictures of the documents from those that the tests have taken.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { browserAdvice, findBrowser } from '../lib/find-browser.mjs';
import { resultsFolder, root } from '../lib/paths.mjs';

/** Which screen of the tests is which picture. */
const pictures = {
  'room-dark': 'room-capturing-dark-wide',
  'room-light': 'room-capturing-light-wide',
  'palette-dark': 'palette-dark-wide',
  'context-light': 'context-new-light-wide',
  'room-phone-dark': 'room-dark-phone',
  'room-phone': 'room-capturing-light-phone',
  'history-phone': 'history-dark-phone',
  'welcome-phone': 'first-run-dark-phone',
} as const;
/** At which no edge of a letter is seen to be another, and a room takes some 40 kB. */
const quality = 0.88;

const executablePath = await findBrowser();
if (executablePath === null) throw new Error(`No browser was found. ${browserAdvice}`);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
for (const [name, screen] of Object.entries(pictures)) {
  const webp = await toWebp(browser, readFileSync(path.join(resultsFolder, 'screens', `${screen}.png`)));
  writeFileSync(path.join(root, 'docs/pictures', `${name}.webp`), webp);
  console.log(`docs/pictures/${name}.webp: ${Math.round(webp.length / 1000)} kB`);
}
await browser.close();

/** The browser has an encoder, which Node has not. */
async function toWebp(encoder: Browser, png: Buffer): Promise<Buffer> {
  const page = await encoder.newPage();
  const encoded = await page.evaluate(
    async ({ source, as }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', as);
    },
    { source: `data:image/png;base64,${png.toString('base64')}`, as: quality },
  );
  await page.close();
  return Buffer.from(encoded.slice(encoded.indexOf(',') + 1), 'base64');
}
