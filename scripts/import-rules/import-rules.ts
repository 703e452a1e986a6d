import { fileURLToPath } from 'node:url';
import { checkTree, describe } from './check-tree.ts';

const verdict = checkTree(fileURLToPath(new URL('../..', import.meta.url)));
console.log(describe(verdict));
process.exitCode = verdict.findings.some(({ breaches }) => breaches.length > 0) ? 1 : 0;
