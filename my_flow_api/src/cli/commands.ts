import type { Command } from './command.ts';

/** Every command, in the order of the list that is shown without one. */
export const commands: readonly Command[] = [
  {
    name: 'backup',
    usage: '<file|folder> [--keep <n>] [--every <hours>]',
    summary: 'Writes everything that is stored into one file, while MyFlow goes on.',
    load: async () => (await import('./backup.ts')).runBackup,
  },
  {
    name: 'verify',
    usage: '<file>',
    summary: 'Reads a whole backup and says what it holds.',
    load: async () => (await import('./verify.ts')).runVerify,
  },
  {
    name: 'restore',
    usage: '<file> [--replace]',
    summary: 'Fills the store with what a backup holds; MyFlow is to be stopped.',
    load: async () => (await import('./restore.ts')).runRestore,
  },
  {
    name: 'migrate-store',
    usage: '--from <sqlite|mongodb|path|URI> --to <sqlite|mongodb|path|URI> [--replace]',
    summary: 'Copies everything from one store to another and compares both; MyFlow is to be stopped.',
    load: async () => (await import('./migrate-store.ts')).runMigrateStore,
  },
  {
    name: 'doctor',
    usage: '[--client]',
    summary: 'Reports on every variable, and tries out the database, the cache, the issuer, the disk and the clock.',
    load: async () => (await import('./doctor/doctor.ts')).doctor,
  },
  {
    name: 'create-token',
    usage: '--scope read|write --days <1-366> [--subject <sub> | --user <id>]',
    summary: 'Makes a personal API token for a program.',
    load: async () => (await import('./create-token.ts')).createToken,
  },
];
