import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMaveraRefusal } from '../../server/clients/mavera/refusal.ts';
import { ChannelSums } from '../../server/insights/channel-strategy/channel-figures.ts';
import { isQuestion } from '../../server/insights/channel-strategy/is-question.ts';
import { toCards, toHundred } from '../../server/insights/channel-strategy/to-cards.ts';
import { wasPaid } from '../../server/insights/was-paid.ts';

const order = (channelId: number, placedAt: number, more = {}) => ({
  ...{ channelId, placedAt, currency: 'USD', amount: '0.10', refunded: '0', storeAmount: '0.10' },
  ...more,
});
const ALL = { minOrders: 2, currency: 'USD', nameOf: (id: number) => `Channel ${id}` };

test('money is added up exactly, and compared with the period before', () => {
  const sums = new ChannelSums(100);
  for (let number = 0; number < 30; number += 1) sums.add(order(1, 100 + number));
  for (let number = 0; number < 20; number += 1) sums.add(order(1, 99));

  const { channels } = sums.conclude(ALL);

  expect(channels).toEqual([
    {
      ...{ channelId: 1, name: 'Channel 1', orders: 30, revenue: '3.00', averageOrder: '0.10' },
      ...{ revenueShare: 100, growth: 50, currencies: [] },
    },
  ]);
});

test('other currencies are shown as they were paid, less refunds', () => {
  const sums = new ChannelSums(0);
  const euro = { currency: 'EUR', amount: '10', refunded: '4', storeAmount: '6.52' };
  for (const placedAt of [1, 2]) sums.add(order(2, placedAt, euro));
  sums.add(order(2, 3, { amount: '5', storeAmount: '5' }));
  sums.add(order(9, 4));

  const { channels, leftOut } = sums.conclude(ALL);

  expect(channels).toMatchObject([{ revenue: '18.04', averageOrder: '6.01', growth: null }]);
  expect(channels[0]?.currencies).toEqual([
    { currency: 'EUR', orders: 2, amount: '12.00' },
    { currency: 'USD', orders: 1, amount: '5.00' },
  ]);
  expect(leftOut).toEqual([{ channelId: 9, name: 'Channel 9', orders: 1 }]);
});

test('shares are whole and add up to 100, whatever they were', () => {
  const shares = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(shares, (given) => {
      const whole = toHundred(given);
      expect(whole.reduce((a, b) => a + b, 0)).toBe(100);
      expect(whole.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
    }),
  );
  expect(toHundred([])).toEqual([]);
  expect(toHundred([0, 0, 0])).toEqual([34, 33, 33]);
});

test('cards of channels that nobody asked about, and second ones, are dropped and counted', () => {
  const card = (channelId: string, budgetShare: number) => ({
    ...{ channelId, budgetShare, content: 'a', messaging: 'b', campaign: 'c' },
  });

  const made = toCards(
    { cards: [card('1', 60), card('7', 20), card('1', 5), card('2', 40)] },
    [1, 2],
  );

  expect(made.cards.map(({ channelId, budgetShare }) => [channelId, budgetShare])).toEqual([
    [1, 60],
    [2, 40],
  ]);
  expect(made).toMatchObject({ inventedCards: 2, sharesWere: null });
  const [long] = toCards({ cards: [{ ...card('1', 100), content: 'x'.repeat(9_000) }] }, [1]).cards;
  expect(long?.content.length).toBe(601);
});

const SOURCE = [{ title: 'A study', url: '' }];
test.each([
  ['What is your goal?', [], true],
  ['Should Amazon or Shop come first?', [], true],
  ['## Shop\nAds.\n## Amazon\nLists. Sounds good?', [], false],
  ['Grow both. Why not Shop?', SOURCE, false],
  ['Which quarter is it for?', SOURCE, true],
  ['Grow both.', [], false],
  [`${'Shop is fine. '.repeat(300)}?`, [], false],
])('whether %j (sources: %j) is a question: %s', (content, sources, expected) => {
  expect(isQuestion({ content, sources, personas: [] }, ['Shop', 'Amazon'])).toBe(expected);
});

const ATTEMPT = { usedBefore: 100, periodStart: 5 };
test.each([
  [{ used: 100, periodStart: 5 }, 0, 'no'],
  [{ used: 112, periodStart: 5 }, 12, 'no'],
  [{ used: 112, periodStart: 5 }, 0, 'unknown'],
  [{ used: 90, periodStart: 5 }, 0, 'unknown'],
  [{ used: 100, periodStart: 6 }, 0, 'unknown'],
] as const)('of %j, %d credits explained: %s', (usage, known, expected) => {
  expect(wasPaid(ATTEMPT, usage, known)).toBe(expected);
});

test('a refusal gives numbers and a code, and never what was sent', () => {
  const message = 'ada@example.com: this request needs 300, 12 credits remaining';
  const error = { message, code: 'credits_exhausted', param: 'ada@example.com' };

  const refusal = readMaveraRefusal(402, { error });

  expect(refusal.credits).toEqual({ needed: 300, remaining: 12 });
  expect(JSON.stringify(refusal)).not.toContain('ada');
  expect(readMaveraRefusal(422, 'oops')).toMatchObject({ failure: 'rejected' });
});
