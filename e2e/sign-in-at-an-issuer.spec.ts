import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { untilTakenOver, useApp } from './support/app.ts';
import { answerIssuer, callFrom, endingOf, makeContextFrom, signInAs, signOut, useIssuer } from './support/issuer.ts';
import { captureLine, row, until } from './support/room.ts';

const { issuer, env } = useIssuer();
const app = useApp(env);

const longS = { accessTokenS: 3_600, refreshTokenS: 86_400 };
afterEach(() => {
  issuer().resume();
  issuer().change(longS);
});

/** A page of a fresh browser in which somebody is signed in, with a room of theirs. Each test has people of its own. */
async function openRoomOf(name: string): Promise<{ page: Page; contextId: string; askedBefore: number }> {
  const page = await app.open('/');
  await signInAs(page, name);
  // What is issued later is good for long, whatever a test made of the first.
  const askedBefore = issuer().asked('/token');
  if (!name.endsWith('-ends')) issuer().change(longS);
  const contextId = await makeContextFrom(page, `Room of ${name}`);
  await goTo(page, `/c/${contextId}`);
  await captureLine(page).waitFor();
  return { page, contextId, askedBefore };
}

async function goTo(page: Page, at: string): Promise<void> {
  await page.goto(`${app.url()}${at}`);
  await untilTakenOver(page);
}

async function capture(page: Page, text: string): Promise<void> {
  await captureLine(page).fill(text);
  await captureLine(page).press('Enter');
  await row(page, text).waitFor();
}

const keptNames = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('myflow:')));

it('signs in at the issuer, works, signs out there too, and shows nothing more of the person', async () => {
  const { page } = await openRoomOf('ada-signs-out');
  await capture(page, 'A secret of Ada');
  await captureLine(page).fill('half a thought of Ada');
  await goTo(page, '/preferences');
  await page.getByText('Signed in as ada-signs-out').waitFor();
  const tab = await app.open('/history', { inContextOf: page });
  await tab.getByText('A secret of Ada').first().waitFor();
  const cookie = (await page.context().cookies(app.url())).map(({ name, value }) => `${name}=${value}`).join('; ');
  const statusWithCookie = async () => (await fetch(`${app.url()}/api/v1/contexts`, { headers: { cookie } })).status;
  expect(await statusWithCookie()).toBe(200);

  await signOut(page);
  // Whoever has copied the cookie has nothing of it.
  expect(await statusWithCookie()).toBe(401);
  await tab.waitForURL('**/sign-in*');
  expect(await keptNames(page)).toEqual([]);
  for (let steps = 0; steps < 4; steps += 1) {
    await page.goBack().catch(() => null);
    // It may lead on at once; whatever it shows is looked at until it stands still.
    const shown = await until(
      () => page.content().catch(() => ''),
      (content) => content !== '',
    );
    expect(shown).not.toContain('of Ada');
  }
  for (const at of ['/', '/history', '/preferences']) {
    await page.goto(`${app.url()}${at}`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  }
  await page.getByRole('link', { name: /^Continue to/ }).click();
  // The issuer has forgotten this browser as well: it asks who is there.
  await page.getByLabel('Name').waitFor();
});

it('shows a second person nothing of the first, not at their addresses either', async () => {
  const { page, contextId } = await openRoomOf('ada-second');
  await capture(page, 'Only for Ada');
  const { body } = await callFrom(page, 'GET', `/flows?contextId=${contextId}`);
  const flowId = /flow_\w{26}/.exec(body)?.[0];
  await signOut(page);
  await signInAs(page, 'bob-second');
  await goTo(page, `/c/${contextId}`);
  expect(new URL(page.url()).pathname).toBe('/welcome');
  for (const path of [`/contexts/${contextId}`, `/flows/${flowId}`]) expect((await callFrom(page, 'GET', path)).status).toBe(404);
  for (const path of ['/contexts', '/flows', '/acts', '/flows/search?q=only', `/flows?contextId=${contextId}`]) {
    const answer = await callFrom(page, 'GET', path);
    expect([answer.status, answer.body.includes('Ada')]).toEqual([expect.any(Number), false]);
  }
  await signOutFrom(page);
  await signInAs(page, 'ada-second');
  await goTo(page, `/c/${contextId}`);
  await row(page, 'Only for Ada').waitFor();
});

/** The welcome has no palette yet. */
async function signOutFrom(page: Page): Promise<void> {
  await goTo(page, '/preferences');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.waitForURL('**/sign-in');
}

it('renews a token that has ended once, for all requests and tabs, and nobody notices', async () => {
  issuer().change({ accessTokenS: 6 });
  const { page, askedBefore } = await openRoomOf('ada-renews');
  const tab = await app.open('/history', { inContextOf: page });
  await page.waitForTimeout(6_000);
  const many = (from: Page) => Promise.all(Array.from({ length: 15 }, () => callFrom(from, 'GET', '/contexts')));
  const answers = (await Promise.all([many(page), many(tab)])).flat();
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(issuer().asked('/token') - askedBefore).toBe(1);
  await capture(page, 'Written with a new token');
  await tab.getByText('Written with a new token').first().waitFor();
});

it('goes on when the issuer takes another key, with tokens from before and after', async () => {
  const { page } = await openRoomOf('ada-rotates');
  await capture(page, 'Signed with the old key');
  await issuer().rotateKeys();
  const other = await app.open('/');
  await signInAs(other, 'bob-rotates');
  // The API has learned the new key, and no longer takes the old one: the session of Ada is renewed behind the scenes.
  await capture(page, 'Signed with the new key');
  await page.reload();
  await row(page, 'Signed with the old key').waitFor();
});

it('says when a session is over, and brings the same person back to the same page and the text that was typed', async () => {
  issuer().change({ accessTokenS: 5, refreshTokenS: 5 });
  const { page, contextId } = await openRoomOf('ada-ends');
  await captureLine(page).fill('half a sentence');
  // The live stream ends with the token, and the page finds out.
  await page.waitForURL('**/sign-in?problem=ended*', { timeout: 20_000 });
  await page.getByText('Your session has ended.').waitFor();
  issuer().change(longS);
  await signInAs(page, null);
  expect(new URL(page.url()).pathname).toBe(`/c/${contextId}`);
  await untilTakenOver(page);
  expect(await captureLine(page).inputValue()).toBe('half a sentence');
});

it('adds after signing in again what was sent when the session was over', async () => {
  const { page } = await openRoomOf('ada-sends');
  await captureLine(page).fill('Sent a moment too late');
  // It has been read by now.
  await page.waitForTimeout(800);
  await page.context().clearCookies({ name: 'myflow_session' });
  await captureLine(page).press('Enter');
  await page.waitForURL('**/sign-in?problem=ended*');
  await signInAs(page, null);
  await untilTakenOver(page);
  await row(page, 'Sent a moment too late').waitFor({ timeout: 15_000 });
  expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('myflow:outbox')))).toEqual([]);
});

it('lets go of what was typed when another person signs in where a session had ended', async () => {
  const { page } = await openRoomOf('ada-lets-go');
  const ofAda = await streamName(page);
  await captureLine(page).fill('half a thought of Ada');
  await page.waitForTimeout(300);
  // The issuer forgets this browser, and so do we.
  await page.context().clearCookies();
  await page.goto(`${app.url()}/`);
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain('half a thought of Ada');
  await signInAs(page, 'bob-lets-go');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Ada');
  // The tabs of Bob share their stream with nobody else's, and its name tells nobody who he is.
  await makeContextFrom(page, 'Of Bob');
  await page.goto(`${app.url()}/`);
  const ofBob = await streamName(page);
  expect(ofBob).toMatch(/^myflow:live:.{8,}/);
  expect(ofBob).not.toContain('bob');
  expect(ofBob).not.toBe(ofAda);
});

it('lets several tabs sign in at once, in whatever order they end', async () => {
  const first = await app.open('/sign-in?returnTo=/history');
  const second = await app.open('/sign-in?returnTo=/trash', { inContextOf: first });
  for (const page of [first, second]) await page.getByRole('link', { name: /^Continue to/ }).click();
  await first.getByLabel('Name').waitFor();
  await answerIssuer(second, 'ada-tabs');
  await second.waitForURL('**/trash');
  await answerIssuer(first, 'ada-tabs');
  await first.waitForURL('**/history');
  for (const page of [first, second]) expect((await callFrom(page, 'GET', '/preferences')).status).toBe(200);
  const both = await app.open('/preferences', { inContextOf: first });
  await both.getByText('Signed in as ada-tabs').waitFor();
});

it('keeps no more than the last few sign-ins that were begun and not ended', async () => {
  const page = await app.open('/sign-in');
  for (let times = 0; times < 9; times += 1) await page.request.get(`${app.url()}/api/session/start`, { maxRedirects: 0 });
  const begun = (await page.context().cookies(app.url())).filter(({ name }) => name.startsWith('myflow_signing_in_'));
  expect(begun.length).toBe(5);
  expect(begun.every(({ httpOnly, sameSite }) => httpOnly && sameSite === 'Lax')).toBe(true);
  await signInAs(page, 'ada-many');
});

it('asks before it discards a line that was not sent', async () => {
  const { page, contextId } = await openRoomOf('ada-unsent');
  const entry = { key: 'k'.repeat(32), text: 'A line of Ada', contextId, zone: 'Europe/Vienna', locale: null, ignored: [] };
  const kept = { ...entry, capturedAt: '2026-03-02T09:00:00.000Z', isWaiting: true, refusal: 'It was refused.' };
  await page.evaluate((text) => localStorage.setItem('myflow:outbox:2026-03-02T09:00:00.000Z:k', text), JSON.stringify(kept));
  await page.reload();
  await untilTakenOver(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('sign out');
  await page.getByRole('option', { name: 'Sign out' }).click();
  await page.getByText('One line has not reached the server yet. Signing out discards it.').waitFor();
  expect(await keptNames(page)).toContain('myflow:outbox:2026-03-02T09:00:00.000Z:k');
  await page.getByRole('button', { name: 'Sign out anyway' }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.waitForURL('**/sign-in');
  expect(await keptNames(page)).toEqual([]);
});

it('says that the issuer does not answer, and works when it does; whoever is signed in goes on meanwhile', async () => {
  const { page } = await openRoomOf('ada-away');
  const stranger = await app.open('/');
  const ending = await endingOf(stranger, `${app.url()}/api/session/start`, 'bob');
  issuer().pause();
  await capture(page, 'The issuer is away');
  await page.reload();
  await row(page, 'The issuer is away').waitFor();
  await stranger.goto(ending);
  await stranger.getByText(/does not answer\.$/).waitFor();
  issuer().resume();
  await signInAs(stranger, null);
});

it('says what the issuer said when it says no', async () => {
  const page = await app.open('/sign-in');
  await page.getByRole('link', { name: /^Continue to/ }).click();
  await page.getByRole('button', { name: 'Say no' }).click();
  await page.getByText('You were not let in.').waitFor();
  await signInAs(page, 'ada-no');
});

it('takes nobody back who did not go from this browser, and leads to no other site', async () => {
  const page = await app.open('/sign-in');
  for (const query of ['', '?code=x', '?code=x&state=made-up', '?error=access_denied&state=made-up']) {
    await page.goto(`${app.url()}/callback${query}`);
    await page.getByText('This sign-in was not finished in time, or began in another browser.').waitFor();
  }
  // Somebody else's end of a sign-in, with a code that is good.
  const other = await app.open('about:blank');
  await page.goto(await endingOf(other, `${app.url()}/api/session/start`, 'eve'));
  await page.getByText('This sign-in was not finished in time, or began in another browser.').waitFor();
  expect((await callFrom(page, 'GET', '/preferences')).status).toBe(401);

  await page.goto(`${app.url()}/sign-in?returnTo=//evil.example/x`);
  await signInAs(page, 'ada-foreign');
  expect(new URL(page.url()).origin).toBe(app.url());
});

it('tells of an address that the issuer does not know, when somebody comes back without having signed in', async () => {
  const page = await app.open('/sign-in');
  expect(await page.getByText('Are you back because').count()).toBe(0);
  await page.getByRole('link', { name: /^Continue to/ }).click();
  await page.getByLabel('Name').waitFor();
  await page.goto(`${app.url()}/sign-in`);
  await page.getByText(`${app.url()}/callback`).waitFor();
});

it('keeps every token from the browser', async () => {
  issuer().change({ accessTokenS: 3 });
  const page = await app.open('about:blank');
  const seen: string[] = [];
  page.on('response', (response) => {
    if (!response.url().startsWith(app.url())) return;
    seen.push(response.url(), JSON.stringify(response.headers()));
    if (!response.url().includes('/live'))
      void response.text().then(
        (text) => seen.push(text),
        () => undefined,
      );
  });
  await page.goto(`${app.url()}/`);
  await signInAs(page, 'ada-tokens');
  const contextId = await makeContextFrom(page, 'Looked through');
  for (const at of [`/c/${contextId}`, '/history', '/trash', '/preferences', `/c/${contextId}`]) await goTo(page, at);
  await capture(page, 'Look at everything');
  await page.waitForTimeout(3_500);
  await capture(page, 'With a token that was renewed');
  const cookies = JSON.stringify(await page.context().cookies(app.url()));
  await signOut(page);
  const everything = [...seen, cookies].join('\n');
  expect(everything.length).toBeGreaterThan(100_000);
  expect(everything).toContain('Look at everything');
  expect(everything).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}/);
  expect(everything).not.toMatch(/access_token|refresh_token|id_token/);
  expect(everything).not.toContain(issuer().client.secret);
});

/** What the tabs of a browser share their live stream by. */
async function streamName(page: Page): Promise<string> {
  const names = () => page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name ?? '') ?? []);
  const held = await until(names, (all) => all.some((name) => name.startsWith('myflow:live:')));
  return held.find((name) => name.startsWith('myflow:live:')) ?? '';
}
