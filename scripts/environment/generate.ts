import { root } from '../lib/paths.mjs';
import { driftedFiles, generatedFiles, writeFiles } from './generated-files.ts';

// `--check` writes nothing, and fails when a file is not what it should be.
const files = generatedFiles(root);
const drifted = driftedFiles(root, files);
if (process.argv.includes('--check')) {
  for (const file of drifted)
    console.error(`${file} is not what the table of variables, or the figures, make of it: run npm run generate, and commit it`);
  process.exitCode = drifted.length > 0 ? 1 : 0;
} else {
  writeFiles(root, files);
  console.log(drifted.length > 0 ? `Written: ${drifted.join(', ')}` : 'Everything is as it should be already.');
}
