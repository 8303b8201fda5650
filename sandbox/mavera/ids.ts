import { createHash, randomBytes } from 'node:crypto';

/** Ids as Mavera's look: `resp_…`, or without a prefix a CUID (`clx1abc2d0001…`). Callers must take them as they are. */
export function newId(prefix = ''): string {
  return prefix
    ? `${prefix}_${randomBytes(12).toString('hex')}`
    : `cl${randomBytes(16).toString('hex').slice(0, 23)}`;
}

/** The same for the same name, for what an account has from the start. */
export function fixedId(name: string): string {
  return `cl${createHash('sha256').update(name).digest('hex').slice(0, 23)}`;
}
