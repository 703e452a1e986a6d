import type { ListedVariable, Service } from '../../packages/my_flow_contract/src/environment/index.ts';

/**
 * The lines of an `environment` map in a compose file that pass a service its variables on from whoever starts it, under all of their names; one that is
 * not set arrives empty, which counts as not set. `except` names those that the file sets itself.
 */
export function composeEnvironment(service: Service, variables: readonly ListedVariable[], except: readonly string[] = []): string[] {
  return variables
    .filter(({ name, services, unattended }) => services.includes(service) && !unattended && !except.includes(name))
    .map(({ name, aliases = [] }) => `${name}: ${[name, ...aliases].reduceRight((rest, each) => `\${${each}:-${rest}}`, '')}`);
}

const region = /^( *)# environment of (\w+)(?:, but for ([\w, ]+?))?: made by npm run generate\n(?:.*\n)*?\1# end of it\n/gm;

/** Writes anew what stands between `# environment of api, but for PORT: made by npm run generate` and `# end of it`. */
export function fillComposeFile(text: string, variables: readonly ListedVariable[]): string {
  return text.replace(region, (whole, indent: string, service: string, except: string | undefined) => {
    // A name that is no service finds no variable, and leaves an empty region.
    const lines = composeEnvironment(service as Service, variables, except?.split(', '));
    const [first = ''] = whole.split('\n');
    return [first, ...lines.map((line) => `${indent}${line}`), `${indent}# end of it`, ''].join('\n');
  });
}
