import { createHash } from 'node:crypto';
import { Cron } from 'croner';
import { knownTimezone } from '../../known-timezone.ts';

const FIRST_HOUR = 2;
const HOURS = 3;

/**
 * When a store is checked next: between two and five in its own night, at a minute that its hash chooses, so that
 * thousands of stores are not checked at once. `timezone` is an IANA name; one that is unknown counts as UTC.
 */
export function nextNight(storeHash: string, timezone: string | null, now: number): number {
  const minute = createHash('sha256').update(storeHash).digest().readUInt32BE() % (HOURS * 60);
  const pattern = `${minute % 60} ${FIRST_HOUR + Math.floor(minute / 60)} * * *`;
  const next = new Cron(pattern, { timezone: knownTimezone(timezone) }).nextRun(new Date(now));
  if (!next) throw new Error('there is always a next night');
  return next.getTime();
}
