import { z } from 'zod';

/** Control characters, line breaks among them. */
const breaks = /[\p{Cc}\u2028\u2029]+/gu;

/** Text of one line: breaks and other control characters are blanks, none are at the ends, and half a character is written as `\ufffd`, as databases would. */
export const lineSchema = z
  .string()
  .overwrite((text) => text.toWellFormed().replace(breaks, ' '))
  .trim();
