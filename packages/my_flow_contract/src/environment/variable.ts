import type { ValueType } from './value-types.ts';

/** Who reads a variable: one of the two services, the scripts behind `npm start`, or the compose files. */
export type Service = 'api' | 'client' | 'scripts' | 'compose';

/** The texts that were given to a service, by the first name of each variable; absent means not set. */
export type Given = Readonly<Record<string, string | undefined>>;

/** One variable of the product. Everything that is said of it anywhere is made from this. */
export type Variable = {
  /** One sentence: what it decides. */
  readonly description: string;
  /** Other names under which it is taken, read while running like its own. */
  readonly aliases?: readonly string[];
  readonly type: ValueType<unknown>;
  /** As it would be written in the environment. Absent: not set means that the thing it decides is off, or decided elsewhere. */
  readonly default?: string;
  /** Absent: never required. `when` ends the sentence "required ...". */
  readonly required?: { readonly when: string; readonly test: (given: Given) => boolean };
  /** Its value is never shown, logged or repeated in a message. */
  readonly secret?: true;
  readonly services: readonly [Service, ...Service[]];
  /** `docker`: needed, or different, only where containers run. */
  readonly scope: 'docker' | 'general';
  /** As it would be written in a shell. */
  readonly example: string;
  /** Where its value comes from. */
  readonly source: string;
  /** The item of the vault that holds it: `op://MyFlow/<item>/<NAME>`. */
  readonly item: string;
  /** Set-ups with a database, a cache and an issuer of their own need it: its line in `.env.template` is in force, those of the others are comments. */
  readonly usual?: true;
  /** Set by programs and never by a person: files for people leave it out. */
  readonly unattended?: true;
  /** The part of the product that will read it; it is taken and checked, and nothing reads it yet. */
  readonly awaits?: string;
};
