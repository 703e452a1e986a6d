import { runCommand } from './lib/run-command.mjs';

runCommand(() => import('./commands/pictures.mjs'));
