import { expect, test } from 'vitest';
import { type BrevoSandbox, startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import type { BrevoSwitches } from '../../../sandbox/brevo/switches.ts';
import { type BrevoAnswer, callBrevo } from '../../helpers/calls/call-brevo.ts';

type Call = (method: string, path: string, body?: unknown) => Promise<BrevoAnswer>;
type Look = (call: Call, brevo: BrevoSandbox) => Promise<unknown>;
type Case = [Partial<BrevoSwitches>, Look, byDefault: unknown, switched: unknown];

const ADA = 'ada@example.com';
const mug = { id: '77', name: 'Mug', updateEnabled: true };
const order = {
  ...{ id: '1', createdAt: '2026-11-20T10:00:00Z', updatedAt: '2026-11-20T10:00:00Z' },
  ...{ status: 'completed', amount: 1, products: [], email: ADA },
};
const event = { event_name: 'cart_updated', identifiers: { email_id: ADA } };

const statusOf =
  (path: string, body: unknown): Look =>
  async (call) =>
    (await call('POST', path, body)).status;
const many = Array.from({ length: 101 }, (_, at) => ({ id: `${at}`, name: 'Mug' }));

const CASES: Case[] = [
  [{ productNameOnUpdate: 'optional' }, updatesWithoutName, 400, 204],
  [{ metaInfoMax: '1000-kilobytes' }, longMetaInfo, 400, 201],
  [{ unknownParentProduct: 'refuse' }, statusOf('/products', { ...mug, parentId: '1' }), 201, 400],
  [{ upsertRevivesDeleted: true }, updatesDeleted, true, false],
  [
    { productBatchMax: 1000 },
    statusOf('/products/batch', { products: many, updateEnabled: true }),
    ...([400, 201] as const),
  ],
  [{ inactiveEcommerce: 'refuse-currency' }, listsBeforeActivation, 403, 200],
  [
    { orderWithoutIdentifiers: 'accept' },
    statusOf('/orders/status', { ...order, email: undefined }),
    ...([400, 204] as const),
  ],
  [{ singleOrderReadsHistorical: true }, writesHistorical, false, true],
  [{ invalidOrderInBatch: 'drop' }, writesBrokenBatch, 0, 1],
  [{ olderOrderUpdate: 'ignored' }, writesOlder, 'pending', 'completed'],
  [
    { orderBatchId: 'both' },
    namesOfBatchAnswer,
    ['batch_id', 'count'],
    ['batchId', 'batch_id', 'count'],
  ],
  [{ orderBatchId: 'batchId' }, namesOfBatchAnswer, ['batch_id', 'count'], ['batchId', 'count']],
  [{ eventsBatchBody: 'bare-array' }, statusOf('/events/batch', { events: [event] }), 202, 400],
  [{ eventsBatchBody: 'bare-array' }, statusOf('/events/batch', [event]), 400, 202],
  [
    { nullInEventProperties: 'accept' },
    statusOf('/events', { ...event, event_properties: { image: null } }),
    ...([400, 204] as const),
  ],
  [
    { eventDateWithoutOffset: 'accept' },
    statusOf('/events', { ...event, event_date: '2026-11-20T10:00:00' }),
    ...([400, 204] as const),
  ],
  [{ trackerBadKeyStatus: 401 }, tracksWithWrongKey, 400, 401],
  [{ cartUpdatedRestartsWait: true }, updatesCartTwice, false, true],
  [
    { contactUpdatedContent: 'names' },
    contentOfUpdate,
    [{ name: 'FIRSTNAME', value: 'Ada' }],
    ['FIRSTNAME'],
  ],
  [{ webhooksNameTheKey: false }, keyNamedByUpdate, 'Pulsebridge', undefined],
];

test.each(CASES)(
  '%o makes the difference that it says',
  async (switches, look, byDefault, switched) => {
    const lookAt = async (given: Partial<BrevoSwitches>) => {
      await using brevo = await startBrevo({ tier: 'extended', switches: given });
      brevo.account().addContact(ADA);
      return await look((method, path, body) => callBrevo(brevo, method, path, body), brevo);
    };

    expect(await lookAt({})).toEqual(byDefault);
    expect(await lookAt(switches)).toEqual(switched);
  },
);

async function updatesWithoutName(call: Call) {
  await call('POST', '/products', mug);
  return (await call('POST', '/products', { ...mug, name: undefined })).status;
}

async function longMetaInfo(call: Call) {
  return (await call('POST', '/products', { ...mug, metaInfo: { text: 'x'.repeat(30_000) } }))
    .status;
}

async function updatesDeleted(call: Call, brevo: BrevoSandbox) {
  await call('POST', '/products', { ...mug, isDeleted: true });
  await call('POST', '/products', mug);
  return brevo.account().catalogue.products.get('77')?.isDeleted;
}

async function listsBeforeActivation(call: Call, brevo: BrevoSandbox) {
  brevo.account().ecommerce.isActive = false;
  return (await call('GET', '/products')).status;
}

async function writesHistorical(call: Call, brevo: BrevoSandbox) {
  await call('POST', '/orders/status', { ...order, historical: true });
  return brevo.account().order('1')?.historical;
}

async function writesBrokenBatch(call: Call, brevo: BrevoSandbox) {
  await call('POST', '/orders/status/batch', { orders: [order, { id: '2' }] });
  await brevo.idle();
  return brevo.account().orders.size;
}

async function writesOlder(call: Call, brevo: BrevoSandbox) {
  await call('POST', '/orders/status', order);
  const updatedAt = '2026-11-19T10:00:00Z';
  await call('POST', '/orders/status', { ...order, status: 'pending', updatedAt });
  return brevo.account().order('1')?.status;
}

async function namesOfBatchAnswer(call: Call) {
  return Object.keys((await call('POST', '/orders/status/batch', { orders: [order] })).body);
}

async function tracksWithWrongKey(_call: Call, brevo: BrevoSandbox) {
  const headers = { 'ma-key': 'wrong' };
  return (await fetch(`${brevo.trackerUrl}/trackEvent`, { method: 'POST', headers })).status;
}

async function updatesCartTwice(call: Call, brevo: BrevoSandbox) {
  await call('POST', '/events', event);
  const [entry] = brevo.account().carts.waiting();
  // As if the first had come a minute ago.
  Object.assign(entry ?? {}, { remindAt: (entry?.remindAt ?? 0) - 60_000 });
  const before = entry?.remindAt ?? 0;
  await call('POST', '/events', event);
  return (brevo.account().carts.waiting()[0]?.remindAt ?? 0) > before;
}

/** What a webhook would be sent after the API changed a first name. */
async function payloadOfUpdate(call: Call, brevo: BrevoSandbox) {
  const webhook = { url: 'http://127.0.0.1:9/', type: 'marketing', events: ['contactUpdated'] };
  await call('POST', '/webhooks', webhook);
  brevo.switches.webhookRetries = 0;
  await call('PUT', `/contacts/${encodeURIComponent(ADA)}`, { attributes: { FIRSTNAME: 'Ada' } });
  await brevo.idle();
  return brevo.account().deliveries[0]?.body as { content?: unknown; api_key_name?: string };
}

async function contentOfUpdate(call: Call, brevo: BrevoSandbox) {
  return (await payloadOfUpdate(call, brevo)).content;
}

async function keyNamedByUpdate(call: Call, brevo: BrevoSandbox) {
  return (await payloadOfUpdate(call, brevo)).api_key_name;
}
