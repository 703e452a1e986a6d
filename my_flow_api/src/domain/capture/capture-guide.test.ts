import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { captureFrame, readAloud } from '#src/testing/read-aloud.ts';

/** What the head of a table in the guide says about who types. */
const frames = new Map([
  ['You type', captureFrame()],
  ['You type in Britain', captureFrame()],
  ['You type in the United States', captureFrame({ locale: 'en-US' })],
]);

const rows = rowsOf(readFileSync(path.join(import.meta.dirname, '../../../../docs/guides/capture.md'), 'utf8'));

describe('the guide to the capture line', () => {
  it('has its tables', () => {
    expect(new Set(rows.map(({ head }) => head))).toEqual(new Set(frames.keys()));
    expect(rows.length).toBeGreaterThan(150);
  });

  it.each(rows)('$head: $text', ({ head, text, flows, understood }) => {
    const frame = frames.get(head);
    if (frame === undefined) throw new Error(`nobody is known who would say "${head}"`);
    const clauses = readAloud(text, frame).map((clause) => clause.split(' | '));
    expect(clauses.map(([title]) => title)).toEqual(flows);
    expect(clauses.map(([, ...parts]) => parts.map(inWords).join(', ') || '-')).toEqual(understood);
  });
});

/** Every line that the guide says is typed, with the flows it says they become; lines of one row become the same. */
function rowsOf(page: string) {
  let head = '';
  return page.split('\n').flatMap((line) => {
    const [first = '', flows = '', understood = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    if (first.startsWith('You type')) head = first;
    const typed = line.startsWith('| `') ? [...first.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text) : [];
    return typed.map((text) => ({ head, text, flows: flows.split('<br>'), understood: understood.split('<br>') }));
  });
}

const beginnings: readonly (readonly [mark: string, words: (rest: string) => string])[] = [
  ['!', (rest) => `priority ${rest}`],
  ['~', (rest) => `${rest} minutes`],
  ['#', (rest) => `label ${rest}`],
  ['@', (rest) => `in ${rest}`],
  ['new @', (rest) => `offers to make ${rest}`],
  ['FREQ=', (rest) => `repeats \`FREQ=${rest}\``],
];

function inWords(part: string): string {
  const [mark, words] = beginnings.find(([beginning]) => part.startsWith(beginning)) ?? ['', (rest: string) => rest];
  return words(part.slice(mark.length));
}
