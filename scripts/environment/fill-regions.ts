import type { Service } from '../../packages/my_flow_contract/src/environment/index.ts';

const region = /^( *)# environment of (\w+)(?:, but for ([\w, ]+?))?: made by npm run generate\n(?:.*\n)*?\1# end of it\n/gm;

/** Writes anew what stands between `# environment of api, but for PORT: made by npm run generate` and `# end of it`, with the lines that are made for it. */
export function fillRegions(text: string, linesFor: (service: Service, except: readonly string[]) => readonly string[]): string {
  return text.replace(region, (whole, indent: string, service: string, except: string | undefined) => {
    // A name that is no service finds no variable, and leaves an empty region.
    const lines = linesFor(service as Service, except?.split(', ') ?? []);
    const [first = ''] = whole.split('\n');
    return [first, ...lines.map((line) => `${indent}${line}`), `${indent}# end of it`, ''].join('\n');
  });
}
