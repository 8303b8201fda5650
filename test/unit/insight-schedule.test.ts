import { expect, test } from 'vitest';
import { nextInsightRun } from '../../server/insights/insight-schedule.ts';

const SUNDAY_NOON = Date.UTC(2026, 0, 4, 12);
const AT_THREE = { every: 'day', hour: 3, weekday: 1, dayOfMonth: 1 } as const;

function partsIn(timezone: string, ms: number | null): string {
  const options = {
    timeZone: timezone,
    weekday: 'short',
    day: 'numeric',
    hour: 'numeric',
  } as const;
  return new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23' }).format(ms ?? 0);
}

test.each([
  ['day', 'Europe/Amsterdam', 'Mon 5, 03'],
  ['day', 'America/Los_Angeles', 'Mon 5, 03'],
  ['week', 'Asia/Tokyo', 'Mon 5, 03'],
  ['month', 'Europe/Amsterdam', 'Sun 1, 03'],
  ['day', 'Not/AZone', 'Mon 5, 03'],
] as const)('every %s in %s', (every, timezone, expected) => {
  const at = nextInsightRun('acme1', { ...AT_THREE, every }, timezone, SUNDAY_NOON);

  expect(at).toBeGreaterThan(SUNDAY_NOON);
  const zone = timezone === 'Not/AZone' ? 'UTC' : timezone;
  expect(partsIn(zone, at)).toBe(expected);
});

test('never is never, and Sunday is a weekday too', () => {
  expect(nextInsightRun('acme1', { ...AT_THREE, every: 'never' }, null, SUNDAY_NOON)).toBe(null);
  const sunday = { ...AT_THREE, every: 'week', weekday: 7 } as const;
  expect(partsIn('UTC', nextInsightRun('acme1', sunday, null, SUNDAY_NOON))).toBe('Sun 11, 03');
});

test('stores do not all begin at the same minute', () => {
  const hashes = Array.from({ length: 20 }, (_, number) => `store${number}`);
  const times = hashes.map((hash) => nextInsightRun(hash, AT_THREE, null, SUNDAY_NOON));
  expect(new Set(times).size).toBeGreaterThan(8);
});
