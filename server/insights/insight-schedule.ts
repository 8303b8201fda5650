import { createHash } from 'node:crypto';
import { Cron } from 'croner';
import type { InsightSchedule } from '../contract/insights.ts';
import { knownTimezone } from '../known-timezone.ts';

/**
 * When a schedule is due next, in ms; null if it never is. The hour is the store's own; the minute depends on its hash, so that
 * thousands of stores do not begin at once. `timezone` is an IANA name; one that is unknown counts as UTC.
 */
export function nextInsightRun(
  storeHash: string,
  { every, hour, weekday, dayOfMonth }: InsightSchedule,
  timezone: string | null,
  now: number,
): number | null {
  if (every === 'never') return null;
  const minute = createHash('sha256').update(storeHash).digest().readUInt32BE() % 60;
  const day = every === 'month' ? dayOfMonth : '*';
  const pattern = `${minute} ${hour} ${day} * ${every === 'week' ? weekday : '*'}`;
  const next = new Cron(pattern, { timezone: knownTimezone(timezone) }).nextRun(new Date(now));
  if (!next) throw new Error('there is always a next time');
  return next.getTime();
}
