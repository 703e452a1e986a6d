import type { ListedVariable, Service } from '../../packages/my_flow_contract/src/environment/index.ts';
import { fillRegions } from './fill-regions.ts';

/**
 * The lines of an `environment` map in a compose file that pass a service its variables on from whoever starts it, under all of their names; one that is
 * not set arrives empty, which counts as not set. `except` names those that the file sets itself.
 */
export function composeEnvironment(service: Service, variables: readonly ListedVariable[], except: readonly string[] = []): string[] {
  return variables
    .filter(({ name, services, unattended }) => services.includes(service) && !unattended && !except.includes(name))
    .map(({ name, aliases = [] }) => `${name}: ${[name, ...aliases].reduceRight((rest, each) => `\${${each}:-${rest}}`, '')}`);
}

/** Writes anew what stands between `# environment of api, but for PORT: made by npm run generate` and `# end of it`. */
export function fillComposeFile(text: string, variables: readonly ListedVariable[]): string {
  return fillRegions(text, (service, except) => composeEnvironment(service, variables, except));
}
