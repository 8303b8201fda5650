import { expect, test } from 'vitest';
import { readBrevoNotice } from '../../server/sync/consent/read-brevo-notice.ts';

const NOW = 1_800_000_000_000;
const read = (body: unknown) => readBrevoNotice(Buffer.from(JSON.stringify(body)), NOW);
const unsubscribe = (email: string, more = {}) => ({ event: 'unsubscribe', email, id: 3, ...more });

test('one event, a list of them, and a wrapped list say the same', () => {
  const one = unsubscribe('ada@example.com');
  const expected = [{ email: 'ada@example.com', at: NOW }];
  for (const body of [one, [one], { events: [one] }]) expect(read(body)).toEqual(expected);
});

test.each([
  'unsubscribe',
  'unsubscribed',
  'spam',
  'complaint',
  'hard_bounce',
  'hard_bounced',
  'hardBounce',
])('%s blocks a contact, however it is spelled', (event) => {
  expect(read({ event, email: 'ADA@example.com ' })).toMatchObject([{ email: 'ada@example.com' }]);
});

test.each([
  'soft_bounce',
  'opened',
  'click',
  'delivered',
  'list_addition',
  'contact_updated',
  '',
  7,
])('%s blocks nobody', (event) => {
  expect(read({ event, email: 'ada@example.com' })).toEqual([]);
});

test('an event tells its time in seconds, and never one to come', () => {
  expect(read(unsubscribe('a@example.com', { ts_event: 1_700_000_000, ts: 1 }))[0]?.at).toBe(
    1_700_000_001_000,
  );
  expect(read(unsubscribe('a@example.com', { ts_event: 2_700_000_000 }))[0]?.at).toBe(NOW);
  expect(read(unsubscribe('a@example.com', { ts_event: 'soon' }))[0]?.at).toBe(NOW);
});

test.each([
  ['no address', { event: 'unsubscribe' }],
  ['an address that is none', unsubscribe('nobody')],
  ['two addresses', unsubscribe('a@b@example.com')],
  ['an address of 400 characters', unsubscribe(`${'a'.repeat(400)}@example.com`)],
  ['an address that is an object', unsubscribe({ $ne: '' } as never)],
])('%s is passed over', (_what, body) => {
  expect(read(body)).toEqual([]);
});

test.each([
  ['broken JSON', '{"event":'],
  ['nothing', ''],
  ['a number', '7'],
  ['null', 'null'],
  ['a list of texts', '["unsubscribe"]'],
  ['too many events', JSON.stringify(Array(5_001).fill({}))],
])('%s is refused', (_what, body) => {
  expect(() => readBrevoNotice(Buffer.from(body), NOW)).toThrow('not a webhook of Brevo');
});
