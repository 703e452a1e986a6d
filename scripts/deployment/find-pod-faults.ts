/** A document of Kubernetes, or a part of one, as it was parsed. */
export type Part = Readonly<Record<string, unknown>>;

/** A pod with the name of what makes it. */
export type Pod = { readonly name: string; readonly spec: Part };

/** The pods that a document describes: that of a Deployment, or of a CronJob. */
export function podOf(document: Part): Pod[] {
  const name = String(at(document, 'metadata', 'name'));
  const spec = at(document, 'spec', 'template', 'spec') ?? at(document, 'spec', 'jobTemplate', 'spec', 'template', 'spec');
  return isPart(spec) ? [{ name, spec }] : [];
}

/** What a pod lacks of the hardening that the compose files give every service, a line each. */
export function findPodFaults({ name, spec }: Pod): string[] {
  const wanted: readonly [string, unknown, unknown][] = [
    ['automountServiceAccountToken', spec['automountServiceAccountToken'], false],
    ['enableServiceLinks', spec['enableServiceLinks'], false],
    ['runAsNonRoot', at(spec, 'securityContext', 'runAsNonRoot'), true],
    ['runAsUser', at(spec, 'securityContext', 'runAsUser'), 65_532],
    ['runAsGroup', at(spec, 'securityContext', 'runAsGroup'), 65_532],
    ['seccompProfile', at(spec, 'securityContext', 'seccompProfile', 'type'), 'RuntimeDefault'],
    ...containersOf(spec).flatMap(containerFacts),
  ];
  const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => field in spec);
  return [
    ...wanted.filter(([, found, right]) => JSON.stringify(found) !== JSON.stringify(right)).map(([field]) => `${name}: ${field}`),
    ...shared.map((field) => `${name}: ${field}`),
    ...(containersOf(spec).length === 0 ? [`${name}: no container`] : []),
  ];
}

export function containersOf(spec: Part): Part[] {
  return ['initContainers', 'containers'].flatMap((list) => (Array.isArray(spec[list]) ? spec[list].filter(isPart) : []));
}

/** What lies under a path of names; undefined where there is nothing. */
export function at(part: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((inner, name) => (isPart(inner) ? inner[name] : undefined), part);
}

function containerFacts(container: Part): [string, unknown, unknown][] {
  const of = (...names: readonly string[]) => at(container, ...names);
  const isSet = (...names: readonly string[]) => of(...names) !== undefined;
  const mounts = container['volumeMounts'];
  return [
    ['allowPrivilegeEscalation', of('securityContext', 'allowPrivilegeEscalation'), false],
    ['readOnlyRootFilesystem', of('securityContext', 'readOnlyRootFilesystem'), true],
    ['capabilities', of('securityContext', 'capabilities'), { drop: ['ALL'] }],
    ['privileged', of('securityContext', 'privileged'), undefined],
    ['limits.memory', isSet('resources', 'limits', 'memory'), true],
    ['limits.cpu', isSet('resources', 'limits', 'cpu'), true],
    ['requests.memory', isSet('resources', 'requests', 'memory'), true],
    ['/tmp', Array.isArray(mounts) && mounts.some((mount) => at(mount, 'mountPath') === '/tmp'), true],
  ];
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
