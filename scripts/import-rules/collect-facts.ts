import type { ArrowFunctionExpression, Expression, Function as FunctionNode, Program } from 'oxc-parser';
import { Visitor } from 'oxc-parser';
import type { FoundImport, FunctionFact, Spot } from './source.ts';

const cryptoNames = new Set(['randomUUID', 'randomBytes', 'randomInt', 'randomFill', 'randomFillSync', 'getRandomValues', 'webcrypto']);

export type Facts = {
  readonly otherImports: FoundImport[];
  readonly environmentReads: Spot[];
  readonly clockAndChance: Spot[];
  readonly casts: (Spot & { readonly endLine: number })[];
  readonly functions: FunctionFact[];
};

/** Walks the syntax tree once and notes what the rules ask about. */
export function collectFacts(program: Program, code: string, lineAt: (offset: number) => number): Facts {
  const facts: Facts = { otherImports: [], environmentReads: [], clockAndChance: [], casts: [], functions: [] };
  const spot = (node: { start: number; end: number }): Spot => ({
    line: lineAt(node.start),
    text: code.slice(node.start, node.end).split('\n', 1)[0] ?? '',
  });
  const functions = functionMeter(facts.functions, lineAt);
  new Visitor({
    ImportExpression: (node) => facts.otherImports.push({ specifier: literal(node.source), start: node.start, typeOnly: false }),
    TSImportType: (node) => facts.otherImports.push({ specifier: node.source.value, start: node.start, typeOnly: true }),
    MemberExpression(node) {
      const name = memberName(node);
      if (/^(?:globalThis\.)?process\.env$/.test(name)) facts.environmentReads.push(spot(node));
      if (/^(?:Date\.now|Math\.random|Temporal\.Now)$/.test(name) || (/^(?:globalThis\.)?crypto\.\w+$/.test(name) && isRandom(name)))
        facts.clockAndChance.push(spot(node));
    },
    ImportDeclaration(node) {
      for (const specifier of node.specifiers) {
        const name = specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' ? specifier.imported.name : '';
        if (/^(?:node:)?process$/.test(node.source.value) && name === 'env') facts.environmentReads.push(spot(node));
        if (/^(?:node:)?crypto$/.test(node.source.value) && cryptoNames.has(name)) facts.clockAndChance.push(spot(node));
      }
    },
    VariableDeclarator(node) {
      const readsProcess = node.init?.type === 'Identifier' && node.init.name === 'process';
      if (readsProcess && node.id.type === 'ObjectPattern' && /\benv\b/.test(spot(node.id).text)) facts.environmentReads.push(spot(node));
    },
    NewExpression(node) {
      // With an argument it only converts; without one it reads the clock.
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0)
        facts.clockAndChance.push(spot(node));
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') facts.clockAndChance.push(spot(node));
    },
    TSAsExpression(node) {
      const type = code.slice(node.typeAnnotation.start, node.typeAnnotation.end);
      if (type !== 'const') facts.casts.push({ line: lineAt(node.start), endLine: lineAt(node.end), text: `as ${type.split('\n', 1)[0]}` });
    },
    FunctionDeclaration: functions.enter,
    'FunctionDeclaration:exit': functions.leave,
    FunctionExpression: functions.enter,
    'FunctionExpression:exit': functions.leave,
    ArrowFunctionExpression: functions.enter,
    'ArrowFunctionExpression:exit': functions.leave,
  }).visit(program);
  return facts;
}

function functionMeter(into: FunctionFact[], lineAt: (offset: number) => number) {
  const innerLines: number[] = [];
  return {
    enter: () => {
      innerLines.push(0);
    },
    leave: (node: FunctionNode | ArrowFunctionExpression) => {
      const line = lineAt(node.start);
      const lines = lineAt(node.end) - line + 1;
      const inner = innerLines.pop() ?? 0;
      // A function within one line takes nothing off the line that it shares.
      if (innerLines.length > 0) innerLines[innerLines.length - 1] = (innerLines.at(-1) ?? 0) + (lines === 1 ? 0 : lines - 1);
      const name = node.type !== 'ArrowFunctionExpression' && node.id ? node.id.name : 'a function';
      into.push({ line, name, ownLines: lines - inner, parameters: node.params.length });
    },
  };
}

function literal(source: Expression): string | null {
  return source.type === 'Literal' && typeof source.value === 'string' ? source.value : null;
}

function isRandom(name: string): boolean {
  return cryptoNames.has(name.split('.').at(-1) ?? '');
}

/** `a.b.c` of a member expression whose parts are names or strings; empty for any other. */
function memberName(node: Expression): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return '';
  const object = memberName(node.object);
  if (object === '') return '';
  const property =
    node.property.type === 'Identifier' && !node.computed
      ? node.property.name
      : node.property.type === 'Literal'
        ? node.property.value
        : '';
  return typeof property === 'string' && property !== '' ? `${object}.${property}` : '';
}
