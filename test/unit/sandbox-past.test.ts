import { expect, test } from 'vitest';
import { defaultStores } from '../../sandbox/bigcommerce/default-stores.ts';
import { SandboxStore } from '../../sandbox/bigcommerce/sandbox-store.ts';
import { untilToday } from '../../sandbox/bigcommerce/shop/until-today.ts';
import { ordersOf } from '../helpers/models/order-model.ts';
import { shownReviews } from '../helpers/models/review-model.ts';

const NOW = Date.UTC(2027, 3, 5, 9);
const DAY_MS = 86_400_000;

function openShop(laterMs?: number) {
  const [seed] = defaultStores({ customers: 60, laterMs });
  if (!seed) throw new Error('there is a first store');
  return new SandboxStore(seed).shop;
}

test('a shop that people try has a past that ends about now, and is the same in all else', () => {
  const laterMs = untilToday(NOW);
  const [asWritten, moved] = [openShop(), openShop(laterMs)];

  // The first reviews and orders are odd on purpose, and some of them have dates of their own.
  const ages = shownReviews(moved).map((one) => (NOW - Date.parse(one.date_created)) / DAY_MS);
  expect(Math.min(...ages.filter((age) => age > 0))).toBeLessThan(10);
  const customers = [asWritten, moved].map((shop) => shop.customers.get(60));
  const [before = 0, after = 0] = customers.map((one) => Date.parse(one?.date_created ?? ''));
  expect(after - before).toBe(laterMs);
  const orders = [asWritten, moved].map((shop) =>
    ordersOf(shop).map(({ id, channelId, statusId, lines }) => [id, channelId, statusId, lines]),
  );
  expect(orders[1]).toEqual(orders[0]);
  for (const { createdAt, modifiedAt } of ordersOf(moved).slice(-30)) {
    expect(Date.parse(modifiedAt)).toBeLessThan(NOW);
    expect(NOW - Date.parse(createdAt)).toBeLessThan(800 * DAY_MS);
  }
  // By a clock that is behind the written past, nothing moves.
  expect(untilToday(0)).toBe(0);
});
