import { inject } from 'vitest';
import { type Person, signIn } from './person.ts';
import { createProdStack } from './prod-stack.ts';
import { createStack, type ServiceState, type Stack } from './stack.ts';
import { until } from './until.ts';

/** The services that are there without a profile. */
export const services = ['client', 'api', 'redis', 'mongo'] as const;

/** The production stack, up from nothing, and the person who is signed in to it. */
export type Production = {
  readonly stack: Stack;
  readonly project: string;
  readonly url: string;
  readonly password: string;
  readonly upMs: number;
  person: Person;
  /** The only container of a service. */
  one(service: string): Promise<ServiceState>;
  /** What `/health` of the API says. */
  health(): Promise<Record<string, unknown>>;
  /** Waits until a read goes through again. */
  settled(): Promise<void>;
  /** The same stack, with images of another tag or compose files over its own. */
  as(other: { readonly version?: string; readonly over?: readonly string[] }): Stack;
};

/** Brings the production stack up with fresh secrets, from the images of this run. The caller takes it down. */
export async function startProduction(): Promise<Production> {
  const folder = inject('clone');
  const project = `myflow-${inject('tag')}-prod`;
  const { stack, url, password, env } = await createProdStack({ folder, tag: inject('tag'), project });
  const as: Production['as'] = ({ version = inject('tag'), over = [] }) =>
    createStack({ folder, file: 'docker-compose.prod.yml', over, project, env: { ...env, MYFLOW_VERSION: version } });
  await stack.down();
  const upMs = await stack.up();
  const person = await signIn(url, password);
  const made: Production = {
    stack,
    project,
    url,
    password,
    upMs,
    person,
    as,
    async one(service) {
      const [state, ...others] = await stack.states(service);
      if (state === undefined || others.length > 0) throw new Error(`${service} has ${others.length} others beside ${state?.id}`);
      return state;
    },
    async health() {
      const text = await stack.evaluate('api', "console.log(await (await fetch('http://127.0.0.1:8000/health')).text())");
      // Health answers with an object.
      return JSON.parse(text) as Record<string, unknown>;
    },
    async settled() {
      await until(
        () => made.person.call('GET', '/contexts').catch(() => ({ status: 599 })),
        ({ status }) => status === 200,
        60_000,
      );
    },
  };
  return made;
}
