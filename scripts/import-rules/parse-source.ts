import { type EcmaScriptModule, type ParseResult, parseSync } from 'oxc-parser';
import { collectFacts } from './collect-facts.ts';
import { resolveImport } from './resolve-import.ts';
import type { FoundImport, Import, PackageFolder, Source, Spot } from './source.ts';

const leftoverWords = /@ts-ignore|@ts-nocheck|biome-ignore|oxlint-disable|eslint-disable|\b(?:TODO|FIXME|XXX|HACK)\b|coming soon/;

/** Reads one file. Throws when it cannot be parsed. */
export function parseSource(root: string, folder: PackageFolder, file: string, code: string): Source {
  const parsed = parseSync(file, code);
  const fault = parsed.errors[0];
  if (fault) throw new Error(`${file} cannot be parsed: ${fault.message}`);
  const lineAt = lineFinder(code);
  const facts = collectFacts(parsed.program, code, lineAt);
  const found = [...staticImports(parsed.module, code), ...facts.otherImports];
  const imports = found.map(({ specifier, start, typeOnly }): Import => {
    const target = specifier === null ? unreadable : resolveImport(root, folder, file, specifier);
    return { specifier: specifier ?? 'import(...)', line: lineAt(start), typeOnly, target };
  });
  return {
    path: file,
    package: folder,
    lines: code.split('\n').length - (code.endsWith('\n') ? 1 : 0),
    imports,
    directive: directiveOf(parsed),
    environmentReads: facts.environmentReads,
    clockAndChance: facts.clockAndChance,
    unexplainedCasts: facts.casts.filter((cast) => !explained(cast, parsed, lineAt)),
    leftovers: parsed.comments
      .filter((comment) => leftoverWords.test(comment.value))
      .map((comment) => ({ line: lineAt(comment.start), text: comment.value.trim().slice(0, 80) })),
    starExports: starExports(parsed.module, lineAt),
    onlyReexports: onlyReexports(parsed),
    functions: facts.functions,
  };
}

const unreadable = { kind: 'unresolved', why: 'write the specifier as a plain string, so that it can be followed' } as const;

function staticImports(module: EcmaScriptModule, code: string): FoundImport[] {
  const imports = module.staticImports.map((found) => ({
    specifier: found.moduleRequest.value,
    start: found.start,
    typeOnly: /^import\s+type\b/.test(code.slice(found.start, found.end)),
  }));
  const exports = module.staticExports.flatMap((found) => {
    const request = found.entries.find((entry) => entry.moduleRequest)?.moduleRequest;
    return request
      ? [{ specifier: request.value, start: found.start, typeOnly: /^export\s+type\b/.test(code.slice(found.start, found.end)) }]
      : [];
  });
  return [...imports, ...exports];
}

function directiveOf({ program }: ParseResult): Source['directive'] {
  for (const statement of program.body) {
    if (statement.type !== 'ExpressionStatement' || !('directive' in statement)) return null;
    if (statement.directive === 'use client' || statement.directive === 'use server') return statement.directive;
  }
  return null;
}

function starExports(module: EcmaScriptModule, lineAt: (offset: number) => number): Spot[] {
  return module.staticExports
    .flatMap((found) => found.entries)
    .filter((entry) => entry.moduleRequest && String(entry.importName.kind).startsWith('All'))
    .map((entry) => ({ line: lineAt(entry.start), text: `export * from '${entry.moduleRequest?.value}'` }));
}

function onlyReexports({ program, module }: ParseResult): boolean {
  const entries = module.staticExports.flatMap((found) => found.entries);
  const imported = new Set(module.staticImports.flatMap((found) => found.entries.map((entry) => entry.localName.value)));
  const passedOn = entries.every((entry) => entry.moduleRequest || imported.has(entry.localName.name ?? ''));
  const nothingElse = program.body.every((statement) => /^(?:Import|Export)/.test(statement.type));
  return entries.length > 0 && passedOn && nothingElse;
}

/** A reason stands beside a cast when a comment is on its lines or on one of the two lines above. */
function explained(cast: Spot & { readonly endLine: number }, { comments }: ParseResult, lineAt: (offset: number) => number): boolean {
  return comments.some((comment) => lineAt(comment.end) >= cast.line - 2 && lineAt(comment.start) <= cast.endLine);
}

function lineFinder(code: string): (offset: number) => number {
  const starts = [0];
  for (let at = code.indexOf('\n'); at !== -1; at = code.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
