import { runCommand } from './lib/run-command.mjs';

runCommand(() => import('./commands/e2e.mjs'));
