import { BrevoClient } from '@getbrevo/brevo';
import { expect, test } from 'vitest';
import type { Account } from '../../../sandbox/brevo/account/account.ts';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { type BrevoSandbox, startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import { callBrevo } from '../../helpers/calls/call-brevo.ts';

const ADA = 'ada@example.com';
const event = (changes: object = {}) => ({
  event_name: 'cart_updated',
  identifiers: { email_id: ADA },
  event_properties: { cart_id: 'c1', total: 20, items: [{ name: 'Mug', price: 10 }] },
  ...changes,
});
const send = (brevo: BrevoSandbox, body: unknown) => callBrevo(brevo, 'POST', '/events', body);
const track = (brevo: BrevoSandbox, body: unknown, key = brevo.account().automationKey) =>
  fetch(`${brevo.trackerUrl}/trackEvent`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'ma-key': key },
    body: JSON.stringify(body),
  });
const remindedOf = ({ carts, contacts }: Account) =>
  carts.wouldRemind().map(({ contactId }) => contacts.findById(contactId)?.email);

test("Brevo's own SDK sends events, alone and together, and reads them back", async () => {
  await using brevo = await startBrevo({ tier: 'extended' });
  const account = brevo.account();
  const ada = account.addContact(ADA, 'bc:1');
  const client = new BrevoClient({
    ...{ apiKey: SANDBOX_KEYS.english, baseUrl: brevo.url, maxRetries: 0 },
  });

  await client.event.createEvent({
    ...event({ event_date: '2026-11-20T11:00:00+01:00' }),
    contact_properties: { FIRSTNAME: 'Ada', NO_SUCH: 1 },
  });
  const batch = await client.event.createBatchEvents({
    events: [
      { event_name: 'order_placed', identifiers: { ext_id: 'bc:1' } },
      { event_name: 'order_placed', identifiers: { contact_id: ada?.id } },
    ],
  });
  const read = await client.event.getEvents({ event_name: ['cart_updated'] });

  expect(batch).toEqual({ message: expect.any(String), count: 2 });
  expect(account.eventsOf(ADA).map(({ name }) => name)).toEqual([
    ...['cart_updated', 'order_placed', 'order_placed'],
  ]);
  expect(account.eventsOf('Ada@example.com', 'cart_updated')).toMatchObject([
    { date: Date.parse('2026-11-20T10:00:00Z'), transport: 'v3_events', properties: { total: 20 } },
  ]);
  expect(ada?.attributes).toEqual({ FIRSTNAME: 'Ada' });
  expect(read).toMatchObject({
    count: 1,
    events: [{ contact_id: ada?.id, event_name: 'cart_updated', event_properties: { total: 20 } }],
  });
});

test.each([
  ['a space in its name', { event_name: 'cart updated' }],
  ['a dot in its name', { event_name: 'cart.updated' }],
  ['a name of 256 characters', { event_name: 'x'.repeat(256) }],
  ['no identifier', { identifiers: {} }],
  ['a dot in a key', { event_properties: { 'cart.total': 1 } }],
  ['a space in a nested key', { event_properties: { items: [{ 'unit price': 1 }] } }],
  ['null among its properties', { event_properties: { items: [{ image: null }] } }],
  ['more than 50 KB', { event_properties: { text: 'x'.repeat(51_200) } }],
  ['a date without an offset', { event_date: '2026-11-20T10:00:00' }],
  ['a day for a date', { event_date: '2026-11-20' }],
])('an event with %s is refused', async (_what, changes) => {
  await using brevo = await startBrevo();
  brevo.account().addContact(ADA);

  expect((await send(brevo, event(changes))).status).toBe(400);
  expect(brevo.account().events.size).toBe(0);
});

test('an event of a stranger is lost in silence, refused, or makes a contact', async () => {
  await using brevo = await startBrevo();
  const account = brevo.account();

  const lost = await send(brevo, event());
  expect([lost.status, account.events.size, account.contacts.size]).toEqual([204, 0, 0]);

  brevo.switches.eventForUnknownContact = 'refuse-400';
  expect((await send(brevo, event())).status).toBe(400);

  brevo.switches.eventForUnknownContact = 'create';
  await send(brevo, event());
  expect(account.eventsOf(ADA)).toHaveLength(1);
});

test('a batch tells which of its events failed', async () => {
  await using brevo = await startBrevo();
  brevo.account().addContact(ADA);
  const batch = (events: unknown[]) => callBrevo(brevo, 'POST', '/events/batch', { events });
  const broken = event({ event_name: 'not valid' });

  const partial = await batch([event(), broken, event()]);
  const failed = await batch([broken]);

  expect(partial).toMatchObject({
    status: 207,
    body: {
      ...{ total_events: 3, successful_events: 2, failed_events: 1 },
      errors: [{ eventIndex: [1], message: expect.stringContaining('event_name') }],
    },
  });
  expect(failed).toMatchObject({ status: 400, body: { failed_events: 1, successful_events: 0 } });
  expect(brevo.account().eventsOf(ADA)).toHaveLength(2);
});

test('a batch is wrapped, holds 200 events and 512 KB at most, and is not empty', async () => {
  await using brevo = await startBrevo();
  brevo.account().addContact(ADA);
  const batch = (body: unknown) => callBrevo(brevo, 'POST', '/events/batch', body);
  const many = (count: number, text = '') =>
    Array.from({ length: count }, () => event({ event_properties: { text } }));

  expect(await batch([event()])).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('json: cannot unmarshal array') },
  });
  expect((await batch({ events: many(201) })).status).toBe(400);
  expect((await batch({ events: [] })).status).toBe(400);
  expect((await batch({ events: many(20, 'x'.repeat(30_000)) })).status).toBe(400);
  expect((await batch({ events: many(200) })).status).toBe(202);
});

test('events are listed newest first, by contact, name and range', async () => {
  await using brevo = await startBrevo();
  const ada = brevo.account().addContact(ADA);
  brevo.account().addContact('bob@example.com');
  await send(brevo, event({ event_date: '2026-11-19T10:00:00Z' }));
  await send(brevo, event({ event_date: '2026-11-20T10:00:00Z', event_name: 'order_completed' }));
  await send(brevo, event({ identifiers: { email_id: 'bob@example.com' } }));
  const names = async (query: string) => {
    const { body } = await callBrevo(brevo, 'GET', `/events?${query}`);
    return body.events.map((one: { event_name: string }) => one.event_name);
  };

  expect(await names(`contact_id=${ada?.id}`)).toEqual(['order_completed', 'cart_updated']);
  expect(await names('startDate=2026-11-19&endDate=2026-11-19')).toEqual(['cart_updated']);
  expect(await names('limit=1&event_name=order_completed')).toEqual(['order_completed']);
  expect((await callBrevo(brevo, 'GET', '/events?startDate=2026-11-19')).status).toBe(400);
  expect((await callBrevo(brevo, 'GET', '/events?limit=10001')).status).toBe(400);
});

test('the older tracker takes events with its own key', async () => {
  await using brevo = await startBrevo();
  const account = brevo.account();
  const ada = account.addContact(ADA);
  const told = {
    ...{ email: 'Ada@Example.com', event: 'cart_updated' },
    properties: { FIRSTNAME: 'Ada' },
    eventdata: { id: 'cart:c1', data: { total: 20, items: [{ name: 'Mug' }] } },
  };

  const { status } = await track(brevo, told);
  const refused = [
    await track(brevo, told, 'wrong'),
    await track(brevo, { ...told, email: 'nobody' }),
    await track(brevo, { ...told, event: undefined }),
    await track(brevo, { ...told, properties: { email: ADA } }),
  ];
  const { body } = await callBrevo(brevo, 'GET', '/account');

  expect(status).toBe(204);
  expect(refused.map((answer) => answer.status)).toEqual([400, 400, 400, 400]);
  expect(account.eventsOf(ADA)).toMatchObject([
    { transport: 'legacy_tracker', dataId: 'cart:c1', properties: { total: 20 } },
  ]);
  expect(ada?.attributes).toEqual({ FIRSTNAME: 'Ada' });
  expect(body.marketingAutomation.key).toBe(account.automationKey);
  expect([...brevo.requests].filter(({ bucket }) => bucket === 'tracker')).toHaveLength(4);
});

test('faults befall the tracker too', async () => {
  await using brevo = await startBrevo();
  brevo.faults.add({ kind: 'status', status: 503, match: { path: '/api/v2' } });

  expect((await track(brevo, { email: ADA, event: 'cart_updated' })).status).toBe(503);
});

test('the abandoned-cart automation reminds whoever does not buy or empty the cart', async () => {
  await using brevo = await startBrevo();
  const account = brevo.account();
  for (const name of ['ada', 'bob', 'cleo', 'dan']) account.addContact(`${name}@example.com`);
  const tell = (name: string, event_name: string) =>
    send(brevo, event({ event_name, identifiers: { email_id: `${name}@example.com` } }));

  for (const name of ['ada', 'bob', 'cleo', 'dan']) await tell(name, 'cart_updated');
  await tell('bob', 'order_completed');
  await tell('cleo', 'cart_deleted');
  account.fire('unsubscribed', 'dan@example.com');

  expect(remindedOf(account)).toEqual([ADA]);
  expect(account.carts.left().map(({ leftBy }) => leftBy)).toEqual([
    ...['order_completed', 'cart_deleted'],
  ]);
  const later = Date.now() + account.carts.waitMs;
  expect(account.carts.waiting(later)).toEqual([]);
  expect(account.carts.left(later).map(({ leftBy }) => leftBy)).toEqual([
    ...['order_completed', 'cart_deleted', 'reminder', 'blocked'],
  ]);
});

test('a switch says which transport the abandoned-cart automation hears', async () => {
  await using brevo = await startBrevo({ switches: { cartAutomationHears: 'legacy_tracker' } });
  const account = brevo.account();
  account.addContact(ADA);

  await send(brevo, event());
  expect(account.carts.waiting()).toEqual([]);

  await track(brevo, { email: ADA, event: 'cart_updated', eventdata: { id: 'cart:c1', data: {} } });
  expect(account.carts.waiting()).toMatchObject([{ transport: 'legacy_tracker' }]);
});

test('whoever was reminded enters anew, and an order after the reminder takes nobody out', async () => {
  await using brevo = await startBrevo();
  const account = brevo.account();
  account.addContact(ADA);
  account.carts.waitMs = 0;

  await send(brevo, event());
  await send(brevo, event({ event_name: 'order_completed' }));
  await send(brevo, event());

  expect(account.carts.left().map(({ leftBy }) => leftBy)).toEqual(['reminder', 'reminder']);
});
