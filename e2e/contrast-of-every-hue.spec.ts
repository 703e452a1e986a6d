import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useApp } from './support/app.ts';

const huesCount = 200;

/** Foreground, the layers it stands on from the bottom up, and the least contrast that WCAG 2.2 asks for: 4.5 for text, 3 for what is not text. */
const pairs: readonly (readonly [string, readonly string[], number])[] = [
  ['fg', ['bg', 'glow-near'], 4.5],
  ['fg', ['surface', 'accent-soft'], 4.5],
  ['fg-2', ['bg', 'glow-near'], 4.5],
  ['fg-2', ['surface-3'], 4.5],
  ['fg-3', ['bg', 'glow-near'], 4.5],
  ['fg-3', ['surface', 'accent-soft'], 4.5],
  ['fg-3', ['surface-3'], 4.5],
  ['accent-strong', ['bg', 'glow-near', 'accent-soft'], 4.5],
  ['accent-strong', ['surface', 'accent-soft'], 4.5],
  ['accent-strong', ['surface-3'], 4.5],
  ['on-accent', ['accent'], 4.5],
  ['on-accent', ['accent-strong'], 4.5],
  ['warn', ['surface', 'accent-soft', 'warn-soft'], 4.5],
  ['danger', ['surface', 'accent-soft', 'danger-soft'], 4.5],
  ['danger', ['surface-2'], 4.5],
  ['accent', ['bg', 'glow-near'], 3],
  ['accent', ['surface-3'], 3],
  ['line-control', ['surface'], 3],
  ['line-control', ['bg'], 3],
];

describe('the light of a room', () => {
  const app = useApp();

  it.each(['dark', 'light'])('keeps the contrast of everything for 200 hues, %s', async (theme) => {
    const page = await app.open('/welcome');
    const weak = (await contrasts(page, theme)).filter(({ ratio, least }) => ratio < least);
    expect(weak).toEqual([]);
  });

  it('would notice a colour that is too weak', async () => {
    const page = await app.open('/welcome');
    await page.evaluate(() => document.documentElement.style.setProperty('--fg-3', '#5a5f68'));
    const weak = (await contrasts(page, 'dark')).filter(({ ratio, least }) => ratio < least);
    expect(weak.map(({ name }) => name)).toContain('fg-3 on surface-3');
  });
});

type Contrast = { name: string; ratio: number; least: number; hue: number };

/** The lowest contrast of each pair over all hues, as the browser itself paints the colours. */
function contrasts(page: Page, theme: string): Promise<Contrast[]> {
  return page.evaluate(
    ({ pairs, theme, huesCount }) => {
      document.documentElement.dataset['theme'] = theme;
      const holder = document.body.appendChild(document.createElement('div'));
      holder.dataset['hue'] = '';
      const probe = holder.appendChild(document.createElement('span'));
      const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
        willReadFrequently: true,
      });
      if (canvas === null) throw new Error('no canvas');
      const colour = (name: string) => {
        probe.style.color = `var(--${name})`;
        return getComputedStyle(probe).color;
      };
      const luminance = (layers: readonly string[]) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const layer of layers) {
          canvas.fillStyle = colour(layer);
          canvas.fillRect(0, 0, 1, 1);
        }
        const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) =>
          value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      return pairs.map(([foreground, layers, least]) => {
        const worst = { name: `${foreground} on ${layers.join('+')}`, ratio: 21, least, hue: 0 };
        for (let index = 0; index < huesCount; index += 1) {
          const hue = (index * 360) / huesCount;
          holder.style.setProperty('--hue', String(hue));
          const [low = 0, high = 0] = [luminance(layers), luminance([...layers, foreground])].toSorted((a, b) => a - b);
          const ratio = (high + 0.05) / (low + 0.05);
          if (ratio < worst.ratio) Object.assign(worst, { ratio, hue });
        }
        return worst;
      });
    },
    { pairs, theme, huesCount },
  );
}
