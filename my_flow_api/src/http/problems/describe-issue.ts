import type { z } from 'zod';

/** Says in words what is wrong with a value; used where the schema itself has no words for it. Undefined leaves zod's own. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${article(issue.expected)}`;
    case 'unrecognized_keys':
      return `has ${issue.keys.length === 1 ? 'an unknown field' : 'unknown fields'}: ${issue.keys.slice(0, 5).join(', ').slice(0, 200)}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must ${bound(issue.origin, 'at least', issue.minimum)}`;
    case 'too_big':
      return `must ${bound(issue.origin, 'at most', issue.maximum)}`;
    default:
      return undefined;
  }
}

const units: Record<string, string> = { string: 'characters', array: 'entries' };

function bound(origin: string, words: string, limit: unknown): string {
  const unit = units[origin];
  return unit === undefined ? `be ${words} ${String(limit)}` : `have ${words} ${String(limit)} ${unit}`;
}

function article(expected: string): string {
  const word = expected === 'int' ? 'integer' : expected;
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}
