import type { DailyActivity, WrittenRecords } from '../../contract/daily-activity.ts';
import type { WrittenCountRepository } from '../../db/ledger/written-counts.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import { knownTimezone } from '../../known-timezone.ts';

const DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;
/** What is counted longer is shown by no page. A day more, since the store's days are not UTC's. */
export const WRITTEN_COUNTS_KEPT_MS = (DAYS + 1) * DAY_MS;

/** What kinds of the ledger are called on the page; those that are missing are not counted there. */
const SHOWN_AS: Readonly<Record<string, keyof WrittenRecords>> = {
  customers: 'customers',
  guests: 'customers',
  newsletter: 'customers',
  orders: 'orders',
  products: 'products',
  categories: 'categories',
  carts: 'carts',
};

interface DailyActivityDeps {
  stores: StoreRepository;
  writtenCounts: WrittenCountRepository;
  now(): number;
}

/** What was written to Brevo in the last 30 days and today, by the store's own clock. */
export async function readDailyActivity(
  { stores, writtenCounts, now }: DailyActivityDeps,
  storeHash: string,
): Promise<DailyActivity> {
  const timeZone = knownTimezone((await stores.find(storeHash))?.profile.timezone ?? null);
  const at = now();
  const counts = await writtenCounts.list(storeHash, at - WRITTEN_COUNTS_KEPT_MS);
  const placeOf = clockIn(timeZone);
  const today = placeOf(at).date;

  const days = lastDays(today).map((date) => ({ date, written: nothing() }));
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, written: nothing() }));
  const byDate = new Map(days.map((day) => [day.date, day.written]));
  for (const { hourAt, kind, written } of counts) {
    const shownAs = SHOWN_AS[kind];
    const { date, hour } = placeOf(hourAt);
    const ofDay = byDate.get(date);
    if (!shownAs || !ofDay) continue;
    ofDay[shownAs] += written;
    const ofHour = hours[hour];
    if (date === today && ofHour) ofHour.written[shownAs] += written;
  }
  return { timeZone, days, hours };
}

function nothing(): WrittenRecords {
  return { customers: 0, orders: 0, products: 0, categories: 0, carts: 0 };
}

/** Which day and hour it is there at a moment. */
function clockIn(timeZone: string): (at: number) => { date: string; hour: number } {
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', hourCycle: 'h23' },
  });
  return (at) => {
    const parts = format.formatToParts(at);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    return {
      date: `${part('year')}-${part('month')}-${part('day')}`,
      hour: Number(part('hour')),
    };
  };
}

/** Dates alone are counted back, so that a day of 23 or 25 hours is one as well. */
function lastDays(today: string): string[] {
  const noon = Date.parse(`${today}T12:00:00Z`);
  return Array.from({ length: DAYS }, (_, index) =>
    new Date(noon - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}
