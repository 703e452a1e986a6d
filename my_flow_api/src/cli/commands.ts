import type { Command } from './command.ts';

/** Every command, in the order of the list that is shown without one. */
export const commands: readonly Command[] = [];
