import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readEnvironment, variableChapters, variableList } from '../../packages/my_flow_contract/src/environment/index.ts';
import { root } from '../lib/paths.mjs';
import { at, containersOf, findPodFaults, type Part, podOf } from './find-pod-faults.ts';

const folder = path.join(root, 'deploy/kubernetes');
const files = readdirSync(folder).filter((file) => file !== 'kustomization.yaml');
// Each is what the parser made of a document; where a field is missing, the tests say so.
const documents = files.flatMap((file) => parseAllDocuments(readText(file)).map((document) => document.toJS() as Part));
const pods = documents.flatMap(podOf);

/** Set in the files themselves, or not at all: an API there keeps nothing in a folder, and the client is never let out without somebody to sign in. */
const leftOut = ['MYFLOW_API_PORT', 'MYFLOW_DATA_DIR', 'MYFLOW_ALLOW_REMOTE_CLIENT'];

it('has every file in its kustomization', () => {
  const { resources } = parse(readText('kustomization.yaml')) as { resources: string[] };
  expect(resources.toSorted()).toEqual(files.toSorted());
});

it('hardens every pod as the compose files harden every service', () => {
  expect(pods.map(({ name }) => name).toSorted()).toEqual(['myflow-api', 'myflow-backup', 'myflow-client']);
  expect(pods.flatMap(findPodFaults)).toEqual([]);
});

describe.each(pods)('a fault planted into $name', ({ name, spec }) => {
  it.each([
    'automountServiceAccountToken',
    'enableServiceLinks',
    'runAsNonRoot',
    'runAsUser',
    'seccompProfile',
    'allowPrivilegeEscalation',
    'readOnlyRootFilesystem',
    'capabilities',
    'limits',
    'volumeMounts',
  ])('is found: without %s', (field) => {
    const planted = JSON.parse(JSON.stringify(spec, (key, value: unknown) => (key === field ? undefined : value))) as Part;
    expect(findPodFaults({ name, spec: planted })).not.toEqual([]);
  });
});

describe.each(['api', 'client'] as const)('%s', (service) => {
  const spec = pods.find(({ name }) => name === `myflow-${service}`)?.spec ?? {};
  const [container = {}] = containersOf(spec);
  const env = container['env'] as { name: string; value?: string; valueFrom?: Part }[];

  it('has every variable of the table that it reads, or leaves it out on purpose', () => {
    const own = variableList.filter(({ services, unattended }) => services.includes(service) && !unattended).map(({ name }) => name);
    const given = env.map(({ name }) => name);
    expect(new Set(given).size).toBe(given.length);
    expect([...given, ...leftOut.filter((name) => own.some((each) => each === name))].toSorted()).toEqual(own.toSorted());
  });

  it('takes secrets from the Secret, and nothing else from it', () => {
    const secrets = variableList.filter(({ secret }) => secret).map(({ name }) => String(name));
    const taken = env.filter(({ valueFrom }) => at(valueFrom, 'secretKeyRef') !== undefined).map(({ name }) => name);
    expect(taken.toSorted()).toEqual(
      env
        .map(({ name }) => name)
        .filter((name) => secrets.includes(name))
        .toSorted(),
    );
  });

  it('sets what its service takes', () => {
    const values = Object.fromEntries(env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
    const given = { ...values, MYFLOW_LOCAL_SECRET: 'x'.repeat(44), MYFLOW_PASSWORD: 'long enough' };
    expect(readEnvironment(service, given, () => '').faults).toEqual([]);
  });

  it('is probed where it answers, and has the time to leave', () => {
    const own = service === 'api' ? ['/livez', '/livez', '/readyz'] : ['/api/health', '/api/health', '/api/health'];
    const paths = ['startupProbe', 'livenessProbe', 'readinessProbe'].map((probe) => at(container, probe, 'httpGet', 'path'));
    expect(paths).toEqual(own);
    const drainMs = Number(env.find(({ name }) => name === 'MYFLOW_DRAIN_MS')?.value);
    const closingMs = Number(variableList.find(({ name }) => name === 'MYFLOW_CLOSING_MS')?.default);
    expect(Number(spec['terminationGracePeriodSeconds']) * 1000).toBeGreaterThan(drainMs + closingMs);
    expect(drainMs).toBeGreaterThan(2000 * Number(at(container, 'readinessProbe', 'periodSeconds')));
  });

  it('has a service at its port, a budget of disruptions, and a scale of two at least', () => {
    const named = (kind: string) =>
      documents.find((document) => document['kind'] === kind && at(document, 'metadata', 'name') === `myflow-${service}`);
    const port = Number(env.find(({ name }) => name === 'PORT')?.value);
    expect(at(named('Service'), 'spec', 'ports')).toEqual([expect.objectContaining({ port, targetPort: 'http' })]);
    expect(container['ports']).toContainEqual({ name: 'http', containerPort: port });
    expect(at(named('PodDisruptionBudget'), 'spec', 'maxUnavailable')).toBe(1);
    expect(at(named('HorizontalPodAutoscaler'), 'spec', 'minReplicas')).toBe(2);
    expect(at(named('NetworkPolicy'), 'spec', 'podSelector', 'matchLabels')).toEqual({ 'app.kubernetes.io/name': `myflow-${service}` });
  });
});

describe('backup', () => {
  const envOf = (name: string) => containersOf(pods.find((pod) => pod.name === name)?.spec ?? {})[0]?.['env'] as { name: string }[];

  it('has the same way to database and cache as the API, or a restore would leave in the cache what was counted before it', () => {
    const engines = variableChapters.flatMap(({ title, variables }) =>
      title.startsWith('MongoDB') ? variables.map(({ name }) => name) : [],
    );
    const [backup, api] = ['myflow-backup', 'myflow-api'].map((name) =>
      envOf(name).filter((entry) => engines.some((each) => each === entry.name)),
    );
    expect(engines).toContain('REDIS_URL');
    expect(backup?.map(({ name }) => name)).toEqual(engines);
    // Without a database there is nothing to back up, so that its address has to be there.
    expect(JSON.parse(JSON.stringify(backup, (key, value) => (key === 'optional' ? undefined : value)))).toEqual(
      JSON.parse(JSON.stringify(api, (key, value) => (key === 'optional' ? undefined : value))),
    );
  });

  it('is let out to where they are', () => {
    const portsOf = (name: string) =>
      (at(policyOf(name), 'spec', 'egress') as { ports: { port: number }[] }[]).flatMap(({ ports }) => ports.map(({ port }) => port));
    // A collector of traces is the API's alone.
    expect(portsOf('myflow-backup')).toEqual(portsOf('myflow-api').filter((port) => port !== 4318));
  });
});

it('names the API to the client as its service is called', () => {
  const env = containersOf(pods.find(({ name }) => name === 'myflow-client')?.spec ?? {})[0]?.['env'];
  const api = documents.find((document) => document['kind'] === 'Service' && at(document, 'metadata', 'name') === 'myflow-api');
  const [port] = at(api, 'spec', 'ports') as { port: number }[];
  expect(env).toContainEqual({ name: 'MYFLOW_API_URL', value: `http://myflow-api:${port?.port}` });
});

it('lets nothing in and out that no rule speaks of', () => {
  const all = documents.find((document) => at(document, 'metadata', 'name') === 'nothing-else');
  expect(at(all, 'spec')).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
});

function policyOf(name: string): Part | undefined {
  return documents.find((document) => document['kind'] === 'NetworkPolicy' && at(document, 'metadata', 'name') === name);
}

function readText(file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}
