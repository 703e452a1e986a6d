import type { ListedVariable, Service } from '../../packages/my_flow_contract/src/environment/index.ts';
import { fillRegions } from './fill-regions.ts';

const sources = { secret: { ref: 'secretKeyRef', name: 'myflow-secrets' }, plain: { ref: 'configMapKeyRef', name: 'myflow-settings' } };

/**
 * The entries of an `env` list of a container that give a service its variables by their own names: out of the Secret `myflow-secrets`, or out of the
 * ConfigMap `myflow-settings`. What is in neither is not set.
 */
function kubernetesEnvironment(variables: readonly ListedVariable[]): string[] {
  return variables.flatMap(({ name, secret }) => {
    const source = secret ? sources.secret : sources.plain;
    return [`- name: ${name}`, `  valueFrom: { ${source.ref}: { name: ${source.name}, key: ${name}, optional: true } }`];
  });
}

/** Writes anew what stands between `# environment of api, but for PORT: made by npm run generate` and `# end of it`. */
export function fillKubernetesFile(text: string, variables: readonly ListedVariable[]): string {
  return fillRegions(text, (service: Service, except) =>
    kubernetesEnvironment(
      variables.filter(({ name, services, unattended }) => services.includes(service) && !unattended && !except.includes(name)),
    ),
  );
}
