import type { z } from 'zod';

/** How often something may come, or how long a text may be, in words. */
const UNITS: Readonly<Record<string, string>> = {
  string: 'characters',
  array: 'entries',
  set: 'entries',
  map: 'entries',
};
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

/** What is wrong with a document, one problem a field; fields that are not known by their own names. For people. */
export function problemsOf(error: z.ZodError): Array<{ path: string; message: string }> {
  return error.issues.flatMap((issue) => {
    const path = issue.path.join('.');
    if (issue.code !== 'unrecognized_keys') return [{ path, message: describeIssue(issue) }];
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      message: 'There is no such field.',
    }));
  });
}

/** The value itself is never repeated: it may be a secret, or somebody's. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined && /undefined/.test(issue.message)) return 'This is missing.';
      return `This must be ${KINDS[issue.expected] ?? 'something else'}.`;
    case 'invalid_value':
      return `This must be ${orList(issue.values.map(String))}.`;
    case 'too_small':
      return `This must ${limit(issue.origin, 'at least', Number(issue.minimum), issue.inclusive)}.`;
    case 'too_big':
      return `This must ${limit(issue.origin, 'at most', Number(issue.maximum), issue.inclusive)}.`;
    case 'not_multiple_of':
      return `This must be a multiple of ${issue.divisor}.`;
    case 'invalid_key':
      return 'This is not a name that is known here.';
    case 'unrecognized_keys':
      return 'There is no such field.';
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This is not written as it should be.';
    case 'custom':
      // Written by us, for people.
      return issue.message;
    default:
      return 'This is not what it should be.';
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'This is not an e-mail address.',
  url: 'This is not an address of the web.',
  uuid: 'This is not an id.',
  datetime: 'This is not a time (ISO 8601, with a zone).',
};

function limit(origin: string, how: string, bound: number, isInclusive = true): string {
  const unit = UNITS[origin];
  if (unit) return `have ${how} ${bound} ${bound === 1 ? unit.replace(/(ie)?s$/, one) : unit}`;
  if (isInclusive) return `be ${how} ${bound}`;
  return how === 'at least' ? `be more than ${bound}` : `be less than ${bound}`;
}

function one(_match: string, ie: string | undefined): string {
  return ie === undefined ? '' : 'y';
}

function orList(values: readonly string[]): string {
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
