import { z } from 'zod';

/** What a text of the environment may be. The words end the sentence "must be ..."; no message of the schema repeats the text. */
export type ValueType<Value> = { readonly words: string; readonly schema: z.ZodType<Value, string> };

const charsMax = 16_384;

/** Any text; surrounding blanks are part of it. */
export function text(words: string, charsMin = 1): ValueType<string> {
  return { words, schema: z.string().min(charsMin, `must be ${words}`).max(charsMax, `must have at most ${charsMax} characters`) };
}

/** A text of the given form. */
export function pattern(form: RegExp, words: string): ValueType<string> {
  return { words, schema: z.string().max(charsMax, `must have at most ${charsMax} characters`).regex(form, `must be ${words}`) };
}

/** One of a few words. */
export function oneOf<const Word extends string>(choices: readonly [Word, ...Word[]]): ValueType<Word> {
  const words = `one of ${choices.join(', ')}`;
  return { words, schema: z.enum(choices, `must be ${words}`) };
}

/** A whole number between two bounds, both included. */
export function count(min: number, max: number, unit = ''): ValueType<number> {
  const words = `a whole number from ${min} to ${max}${unit && ` ${unit}`}`;
  return {
    words,
    schema: z
      .string()
      .regex(/^\d{1,12}$/, `must be ${words}`)
      .transform(Number)
      .refine((number) => number >= min && number <= max, `must be ${words}`),
  };
}

/** An address with one of the given schemes and no slash at its end. */
export function address(...schemes: readonly [string, ...string[]]): ValueType<string> {
  const { words, schema } = exactAddress(...schemes);
  return { words, schema: schema.transform((url) => url.replace(/\/+$/, '')) };
}

/** An address with one of the given schemes, as it was written: where it is compared, a slash at its end counts. */
export function exactAddress(...schemes: readonly [string, ...string[]]): ValueType<string> {
  const words = `an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`;
  const protocol = new RegExp(`^(?:${schemes.join('|')})$`);
  return { words, schema: z.url({ protocol, error: `must be ${words}` }) };
}

/** Entries with commas between them; blanks around an entry do not count. */
export function listOf(entry: RegExp, words: string): ValueType<readonly string[]> {
  return {
    words,
    schema: z
      .string()
      .max(charsMax, `must have at most ${charsMax} characters`)
      .transform((list) =>
        list
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      )
      .refine((parts) => parts.every((part) => entry.test(part)), `must be ${words}`),
  };
}

const portWords = 'a port from 1 to 65535';

export const port: ValueType<number> = {
  words: portWords,
  schema: z
    .string()
    .regex(/^\d{1,5}$/, `must be ${portWords}`)
    .transform(Number)
    .refine((number) => number >= 1 && number <= 65_535, `must be ${portWords}`),
};

export const host = pattern(/^[\w.:-]+$/, 'a host name or an IP address');

export const truth: ValueType<boolean> = {
  words: 'true or false',
  schema: z.enum(['true', 'false', '1', '0'], 'must be true or false').transform((word) => word === 'true' || word === '1'),
};
