import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ListedVariable, variableChapters } from '../../packages/my_flow_contract/src/environment/index.ts';
import { fillScalePage, scalePage } from '../scale/fill-scale-page.ts';
import { fillComposeFile } from './compose-environment.ts';
import { fillKubernetesFile } from './kubernetes-environment.ts';
import { renderExample } from './render-example.ts';
import { type Chapter, renderReference } from './render-reference.ts';
import { renderTemplate } from './render-template.ts';

export type GeneratedFile = { readonly file: string; readonly text: string };

/** Written by hand but for their lists of variables. */
const partly = [
  { file: 'docker-compose.yml', fill: fillComposeFile },
  { file: 'docker-compose.prod.yml', fill: fillComposeFile },
  { file: 'deploy/kubernetes/api.yaml', fill: fillKubernetesFile },
  { file: 'deploy/kubernetes/client.yaml', fill: fillKubernetesFile },
];

/** Every file, or part of one, that is made from the table of variables or from the figures that were measured, as it should be. */
export function generatedFiles(root: string, chapters: readonly Chapter[] = variableChapters): GeneratedFile[] {
  const variables = chapters.flatMap((chapter) => chapter.variables);
  return [
    { file: '.env.template', text: renderTemplate(variables) },
    { file: '.env.example', text: renderExample(variables) },
    { file: 'docs/reference/environment.md', text: renderReference(chapters) },
    // What starts before anything is installed cannot load the table itself.
    { file: 'scripts/lib/variable-names.json', text: renderNames(variables) },
    ...partly
      .filter(({ file }) => existsSync(path.join(root, file)))
      .map(({ file, fill }) => ({ file, text: fill(readFileSync(path.join(root, file), 'utf8'), variables) })),
    ...[scalePage]
      .filter((file) => existsSync(path.join(root, file)))
      .map((file) => ({ file, text: fillScalePage(readFileSync(path.join(root, file), 'utf8'), root) })),
  ];
}

/** In the form that the formatter gives it. */
function renderNames(variables: readonly ListedVariable[]): string {
  const lines = variables.map(({ name, aliases = [] }) => `  "${name}": [${aliases.map((alias) => `"${alias}"`).join(', ')}]`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** The files that differ from what they should be, or are not there. */
export function driftedFiles(root: string, files: readonly GeneratedFile[]): string[] {
  return files
    .filter(({ file, text }) => !existsSync(path.join(root, file)) || readFileSync(path.join(root, file), 'utf8') !== text)
    .map(({ file }) => file);
}

export function writeFiles(root: string, files: readonly GeneratedFile[]): void {
  for (const { file, text } of files) writeFileSync(path.join(root, file), text);
}
