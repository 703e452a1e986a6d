import { createPerson } from './person.mjs';

const api = '/api/v1';
const contexts = 4;
const flows = 120;
/** As long as the ids that issuers give. */
export const typicalUserId = 'q7w3k9x2m4p8';

const titles = [
  'Send Dana the second draft of the budget',
  'Call the plumber about the kitchen tap',
  'Book a table for Friday evening',
  'Read the chapter on memory again and write down what is unclear',
  'Ask for the invoice of March',
  'Water the plants',
];
const notes =
  'She wants the figures of last year beside the new ones, and a line on why travel went up. The old sheet is in the shared folder; ask Tom if it is not there.';

/**
 * Has one person do what people do, so that it can be looked at how much of it is stored: flows with and without notes, labels and days, each created by itself,
 * half of them edited, half completed, one in ten parked.
 * @param {{ url: string, secret: string }} place
 */
export async function workAsPeopleDo({ url, secret }) {
  const person = createPerson({ url, secret, userId: typicalUserId });
  const contextIds = [];
  for (let index = 0; index < contexts; index += 1) {
    contextIds.push(
      (await sent(person, 'POST', `${api}/contexts`, { name: `Context ${index}`, icon: '💼', hue: 60 * index })).contexts[0].id,
    );
  }
  for (let index = 0; index < flows; index += 1) {
    const made = await sent(person, 'POST', `${api}/flows`, {
      contextId: contextIds[index % contexts],
      title: titles[index % titles.length],
      priority: 'medium',
      ...(index % 3 === 0 ? { notes } : {}),
      ...(index % 2 === 0 ? { labels: ['home', 'this week'].slice(0, 1 + (index % 4) / 2) } : {}),
      ...(index % 4 === 0 ? { due: { kind: 'day', day: '2026-06-12' } } : {}),
    });
    const at = `${api}/flows/${made.flows[0].id}`;
    if (index % 2 === 0) await sent(person, 'PATCH', at, { title: `${titles[index % titles.length]}, at last`, priority: 'high' });
    if (index % 2 === 1) await sent(person, 'POST', `${at}/complete`, {});
    if (index % 10 === 0) await sent(person, 'POST', `${at}/park`, { untilDay: '2030-01-01' });
  }
  // So that its counts are kept.
  const { status } = await person.send('GET', `${api}/contexts/summaries`);
  if (status !== 200) throw new Error(`The counts were answered with ${status}`);
  person.close();
}

/**
 * @param {import('./person.mjs').Person} person
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 */
async function sent(person, method, path, body) {
  const { status, text } = await person.send(method, path, body);
  if (status >= 300 || status === 0) throw new Error(`${method} ${path} was answered with ${status} ${text}`);
  return JSON.parse(text);
}
