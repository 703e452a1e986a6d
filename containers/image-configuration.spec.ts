import { randomBytes } from 'node:crypto';
import { afterAll, expect, inject, it } from 'vitest';
import { type Container, hardening, startContainer, sweepContainers } from './support/container.ts';
import { docker } from './support/run-program.ts';

afterAll(() => sweepContainers());

const random = () => randomBytes(33).toString('base64url');

/** Two set-ups of one and the same image, in both spellings of the variables: the product's own, and the one that bundlers write into scripts. */
const first = {
  MYFLOW_PUBLIC_URL: 'https://flows.first.example',
  LOGTO_ENDPOINT: 'https://people.first.example',
  LOGTO_RESOURCE: 'https://api.first.example',
  LOGTO_APP_ID: 'app-of-the-first',
  LOGTO_APP_SECRET: random(),
  LOGTO_COOKIE_SECRET: random(),
  REDIS_URL: '',
};
const second = {
  NEXT_PUBLIC_BASE_URL: 'https://flows.second.example',
  NEXT_PUBLIC_LOGTO_ENDPOINT: 'https://people.second.example',
  NEXT_PUBLIC_LOGTO_RESOURCE: 'https://api.second.example',
  NEXT_PUBLIC_LOGTO_APP_ID: 'app-of-the-second',
  LOGTO_APP_SECRET: random(),
  LOGTO_COOKIE_SECRET: random(),
};

it('shows each environment its own configuration, from one image', async () => {
  const [one, two] = [await start(first), await start(second)];
  expect(await imageOf(one)).toBe(await imageOf(two));
  const [pageOfOne, pageOfTwo] = [await signInPage(one), await signInPage(two)];
  expect(pageOfOne).toContain('people.first.example');
  expect(pageOfTwo).toContain('people.second.example');
  expect(pageOfOne).not.toContain('second.example');
  expect(pageOfTwo).not.toContain('first.example');
  for (const secret of [first.LOGTO_APP_SECRET, first.LOGTO_COOKIE_SECRET, second.LOGTO_APP_SECRET, second.LOGTO_COOKIE_SECRET])
    expect(pageOfOne + pageOfTwo).not.toContain(secret);

  // Under which name it answers is configuration too.
  expect(await statusUnder(one, 'flows.first.example')).toBe(200);
  expect(await statusUnder(one, 'flows.second.example')).toBe(421);
  expect(await statusUnder(two, 'flows.second.example')).toBe(200);
  expect(await statusUnder(two, 'flows.first.example')).toBe(421);
});

it('asks for a password where the environment gives one', async () => {
  const container = await start({ MYFLOW_LOCAL_SECRET: random(), MYFLOW_PASSWORD: 'a long phrase of a test' });
  const page = await signInPage(container);
  expect(page).toContain('type="password"');
  expect(page).not.toContain('.example');
});

async function start(env: Record<string, string>): Promise<Container> {
  const container = await startContainer({ image: `myflow-client:${inject('tag')}`, port: 3000, env, flags: hardening('256m') });
  await container.untilHealth('healthy', 40_000);
  return container;
}

async function signInPage(container: Container): Promise<string> {
  const answer = await fetch(`${container.url}/sign-in`);
  expect(answer.status).toBe(200);
  return answer.text();
}

/** From inside, since fetch does not let a Host be chosen. */
async function statusUnder(container: Container, host: string): Promise<number> {
  const script = `
    import { get } from 'node:http';
    get({ host: '127.0.0.1', port: 3000, path: '/sign-in', headers: { host: '${host}' } }, (answer) => { console.log(answer.statusCode); answer.resume(); });
  `;
  return Number(await container.evaluate(script));
}

function imageOf(container: Container): Promise<string> {
  return docker(['inspect', '--format', '{{.Image}}', container.id]);
}
