import { describe, it } from 'vitest';
import { useApp } from './support/app.ts';
import { answerIssuer, useIssuer } from './support/issuer.ts';

const { issuer, env } = useIssuer();

const cases = [
  {
    what: 'a secret that the issuer does not take',
    wrong: async (url: string) => ({ ...(await env(url)), LOGTO_APP_SECRET: 'another secret than the application has' }),
    said: /does not know this MyFlow as it is set up\.$/,
  },
  {
    what: 'a resource that its tokens are not meant for',
    wrong: async (url: string) => ({ ...(await env(url)), LOGTO_RESOURCE: 'https://api.somebody-else.test' }),
    said: /MyFlow’s API does not take what .+ gave for it\.$/,
  },
];

describe.each(cases)('with $what', ({ wrong, said }) => {
  const app = useApp(wrong);

  it('says on the sign-in page what is wrong, and starts no session', async () => {
    const page = await app.open('/');
    await page.getByRole('link', { name: /^Continue to/ }).click();
    await answerIssuer(page, 'ada');
    await page.getByText(said).waitFor();
    await page.goto(`${app.url()}/history`);
    await page.waitForURL('**/sign-in?returnTo=%2Fhistory');
  });
});

describe('with an issuer that is not there', () => {
  const app = useApp(async (url) => ({ ...(await env(url)), LOGTO_ENDPOINT: 'http://127.0.0.1:9' }));

  it('starts, and says that nobody can sign in until it is', async () => {
    const page = await app.open('/');
    await page.getByRole('link', { name: /^Continue to/ }).click();
    await page.getByText(/does not answer\.$/).waitFor();
  });
});

describe('with an issuer that calls itself otherwise', () => {
  const app = useApp(async (url) => ({ ...(await env(url)), OIDC_ISSUER: `${issuer().issuer}/` }));

  it('starts, and says that the two do not know each other', async () => {
    const page = await app.open('/');
    await page.getByRole('link', { name: /^Continue to/ }).click();
    await page.getByText(/does not know this MyFlow as it is set up\.$/).waitFor();
  });
});
