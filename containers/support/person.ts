import type { ChangeResult, Context, Flow } from '../../packages/my_flow_contract/src/index.ts';

/** An answer of the published port: its status, and its body where it was JSON. */
export type Answer = { readonly status: number; readonly body: unknown };

export type Person = {
  /** Calls a route of the contract through the client. Never throws for a status; throws when there is no answer. */
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** The same for what changes something; throws when it was refused. */
  change(method: string, path: string, body?: unknown): Promise<ChangeResult>;
  contexts(): Promise<readonly Context[]>;
  makeContext(name: string): Promise<Context>;
  makeFlow(contextId: string, title: string): Promise<Flow>;
  /** The titles of the open flows of a context, from top to bottom, over all pages. */
  titles(contextId: string): Promise<string[]>;
};

/** Signs in with the password, or not where there is none, and acts as a browser would. */
export async function signIn(url: string, password: string | null): Promise<Person> {
  const cookie = password === null ? '' : await cookieFor(url, password);

  async function call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { origin: url, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  }

  async function change(method: string, path: string, body?: unknown): Promise<ChangeResult> {
    const answer = await call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    // The API's own tests hold its answers to the contract.
    return answer.body as ChangeResult;
  }

  return {
    call,
    change,
    async contexts() {
      const { body } = await call('GET', '/contexts');
      // As above.
      return (body as { items: Context[] }).items;
    },
    async makeContext(name) {
      const { contexts } = await change('POST', '/contexts', { name, icon: '💼', hue: 250 });
      return first(contexts);
    },
    async makeFlow(contextId, title) {
      const { flows } = await change('POST', '/flows', { contextId, title });
      return first(flows);
    },
    async titles(contextId) {
      const titles: string[] = [];
      for (let cursor = ''; ; ) {
        const { body } = await call(
          'GET',
          `/flows?contextId=${contextId}&state=open&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        // As above.
        const page = body as { items: Flow[]; nextCursor: string | null };
        titles.push(...page.items.map(({ title }) => title));
        if (page.nextCursor === null) return titles;
        cursor = page.nextCursor;
      }
    },
  };
}

async function cookieFor(url: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url },
    body: new URLSearchParams({ password }),
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (cookies.length === 0) throw new Error(`signing in gave no session: ${response.status} ${response.headers.get('location')}`);
  return cookies.join('; ');
}

function first<Thing>(things: readonly Thing[]): Thing {
  const [thing] = things;
  if (thing === undefined) throw new Error('nothing was made');
  return thing;
}
