import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../lib/paths.mjs';
import { drawDiagram } from './draw-diagram.ts';
import { architecture } from './pictures.ts';

const dot = readFileSync(architecture.dot, 'utf8');

it('finds the committed picture to be what the text makes of it', async () => {
  expect(readFileSync(architecture.svg, 'utf8')).toBe(await drawDiagram(dot, architecture.title));
});

it('finds a text that was changed', async () => {
  expect(await drawDiagram(dot.replace('MongoDB 6 to 8', 'Planted'), architecture.title)).not.toBe(readFileSync(architecture.svg, 'utf8'));
});

it('leaves every colour to the style, which knows of dark pages', async () => {
  const svg = await drawDiagram(dot, architecture.title);
  expect(svg).toContain('prefers-color-scheme: dark');
  expect(svg.match(/ (?:fill|stroke)="(?!none|transparent)[^"]*"/g)).toBeNull();
});

it('shows who reaches whom as the networks of docker-compose.prod.yml let them', () => {
  const { services } = parse(readFileSync(path.join(root, 'docker-compose.prod.yml'), 'utf8'), { merge: true }) as {
    services: Record<string, { networks: string[] }>;
  };
  const drawn = [...dot.matchAll(/^ {2}(\w+) -> (\w+)/gm)].map(([, from = '', to = '']) =>
    [from, to].map((name) => name.replace(/_$/, '')),
  );
  const inCompose = drawn.filter(([from = '', to = '']) => from in services && to in services);
  expect(inCompose).toHaveLength(6);
  for (const [from = '', to = ''] of inCompose) {
    const shared = services[from]?.networks.filter((network) => services[to]?.networks.includes(network));
    expect([from, to, shared]).not.toEqual([from, to, []]);
  }
});
