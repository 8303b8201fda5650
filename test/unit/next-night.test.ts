import { expect, test } from 'vitest';
import { nextNight } from '../../server/sync/reconcile/next-night.ts';

const NOON = Date.parse('2026-11-21T12:00:00Z');

function hourIn(timezone: string, time: number): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    hour: 'numeric',
    hour12: false,
  });
  return Number(parts.format(time));
}

test.each(['America/Chicago', 'Europe/Amsterdam', 'Asia/Tokyo', 'UTC'])(
  'a store in %s is checked in its own night, within a day',
  (timezone) => {
    for (const storeHash of ['acme1', 'boreal2', 'x', 'long-hash-of-a-store']) {
      const next = nextNight(storeHash, timezone, NOON);
      expect(hourIn(timezone, next)).toBeGreaterThanOrEqual(2);
      expect(hourIn(timezone, next)).toBeLessThan(5);
      expect(next - NOON).toBeLessThanOrEqual(24 * 60 * 60_000);
    }
  },
);

test('stores are spread over the night, and each keeps its minute', () => {
  const times = Array.from({ length: 200 }, (_, index) => nextNight(`store-${index}`, 'UTC', NOON));
  expect(new Set(times).size).toBeGreaterThan(80);
  expect(nextNight('acme1', 'UTC', NOON)).toBe(nextNight('acme1', 'UTC', NOON + 60_000));
});

test('a time zone that nobody knows counts as UTC', () => {
  expect(nextNight('acme1', 'Mars/Olympus', NOON)).toBe(nextNight('acme1', 'UTC', NOON));
  expect(nextNight('acme1', null, NOON)).toBe(nextNight('acme1', 'UTC', NOON));
});
