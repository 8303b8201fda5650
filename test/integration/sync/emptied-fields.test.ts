import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { createContext } from '../../../server/context.ts';
import { drainJob } from '../../../server/sync/drain/drain-job.ts';
import { callBrevo } from '../../helpers/calls/call-brevo.ts';
import {
  type ConnectedApp,
  importsOf,
  startConnectedApp,
  startSync,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';
import { install } from '../../helpers/stores/merchant.ts';

const SMALL = {
  ...WITHOUT_WEBHOOKS,
  stores: [
    { hash: 'acme1', name: 'Acme', seed: 1, customers: 60, hasAwkwardPeople: false },
    { hash: 'other1', name: 'Other', seed: 2, customers: 10, hasAwkwardPeople: false },
  ],
};
/** Three people who are written, each with everything that the tests empty. */
const PEOPLE = [1, 2, 3].map((nth) => ({
  ...{ email: `person${nth}@example.com`, first_name: 'Pat', last_name: 'Poe' },
  ...{ company: `Company ${nth}`, phone: `+1907555010${nth}`, notes: `2026-01-0${nth}` },
}));

/** A store in which these people are written. */
async function startSynced(options: { now?: () => number } = {}) {
  const app = await startConnectedApp({ bigcommerce: SMALL, ...options });
  const ids = PEOPLE.map((person) => app.shop.addCustomer(person).id);
  for (const { email } of PEOPLE) app.shop.addSubscriber({ email });
  await syncOnce(app);
  return Object.assign(app, { ids });
}

function changed(app: ConnectedApp, ...ids: number[]): Promise<void> {
  return markChanged(app, 'customers', ...ids);
}

function person(app: ConnectedApp, nth: number) {
  const found = app.account.contact(`person${nth}@example.com`);
  if (!found) throw new Error(`person ${nth} is in Brevo`);
  return found;
}

function attributesOf(app: ConnectedApp) {
  return new Map([...app.account.contacts].map((one) => [one.email, structuredClone(one)]));
}

async function save(app: ConnectedApp, change: (mapping: object[]) => object[]): Promise<void> {
  const { version, customerMapping } = (await app.merchant.get('/settings')).body;
  const saved = { version, customerMapping: change(customerMapping) };
  expect((await app.merchant.call('PUT', '/settings', saved)).status).toBe(200);
  await app.settle();
}

const NOTES_AS_DATE = { source: 'notes', attribute: 'NOTED_ON' };

/** Brevo has an attribute that is no text, which the store's notes fill. */
async function withDates(app: ConnectedApp): Promise<void> {
  const created = { name: 'NOTED_ON', type: 'date' };
  expect((await app.merchant.call('POST', '/brevo/attributes', created)).status).toBeLessThan(300);
  await save(app, (mapping) => [...mapping, NOTES_AS_DATE]);
}

describe('a field that becomes empty in the store', () => {
  test('becomes empty in Brevo with the next change, and can be filled again', async () => {
    await using app = await startSynced();
    const [id = 0] = app.ids;
    person(app, 1).attributes.BIRTHPLACE = 'from a form in Brevo';
    expect(person(app, 1)).toMatchObject({ sms: '19075550101' });

    app.shop.editCustomer(id, { company: '', phone: '' });
    await changed(app, id);

    expect(person(app, 1).attributes).toMatchObject({ FIRSTNAME: 'Pat' });
    expect(person(app, 1).attributes).not.toHaveProperty('COMPANY');
    expect(person(app, 1).attributes.BIRTHPLACE).toBe('from a form in Brevo');
    expect(person(app, 1).sms).toBeUndefined();

    app.shop.editCustomer(id, { company: 'Anew' });
    await changed(app, id);
    expect(person(app, 1).attributes.COMPANY).toBe('Anew');
    app.shop.editCustomer(id, { company: '' });
    await changed(app, id);
    expect(person(app, 1).attributes).not.toHaveProperty('COMPANY');
  });

  test('is emptied once: what somebody writes in Brevo afterwards stays', async () => {
    await using app = await startSynced();
    const [id = 0] = app.ids;
    app.shop.editCustomer(id, { company: '' });
    await changed(app, id);
    person(app, 1).attributes.COMPANY = 'By hand';

    app.shop.editCustomer(id, { last_name: 'Other' });
    await changed(app, id);
    await syncOnce(app);

    expect(person(app, 1).attributes).toMatchObject({ COMPANY: 'By hand', LASTNAME: 'Other' });
  });

  test('leaves alone what this app never wrote', async () => {
    await using app = await startSynced();
    const { id } = app.shop.addCustomer({ email: 'bare@example.com', company: '' });
    app.shop.addSubscriber({ email: 'bare@example.com' });
    await syncOnce(app);
    const bare = app.account.contact('bare@example.com');
    Object.assign(bare?.attributes ?? {}, { COMPANY: 'From a form' });

    app.shop.editCustomer(id, { first_name: 'Bea' });
    await changed(app, id);
    await syncOnce(app);

    expect(app.account.contact('bare@example.com')?.attributes).toMatchObject({
      ...{ COMPANY: 'From a form', FIRSTNAME: 'Bea' },
    });
  });

  test.each(['full', 'changes'] as const)(
    'is noticed by a sync (%s) that no webhook told, and nobody else loses anything',
    async (mode) => {
      await using app = await startSynced();
      const [one = 0, two = 0, three = 0] = app.ids;
      const bare = { email: 'bare@example.com', first_name: 'Bea', company: '', phone: '' };
      const { id } = app.shop.addCustomer({ ...bare, last_name: 'Bare' });
      app.shop.addSubscriber({ email: bare.email });
      await syncOnce(app);
      Object.assign(app.account.contact(bare.email)?.attributes ?? {}, { COMPANY: 'From a form' });
      app.shop.editCustomer(one, { company: '' });
      app.shop.editCustomer(two, { phone: '' });
      app.shop.editCustomer(three, { company: '', phone: '', last_name: '' });
      app.shop.editCustomer(id, { last_name: '' });
      const before = attributesOf(app);
      const imports = importsOf(app).length;

      expect(await syncOnce(app, mode)).toMatchObject({ state: 'succeeded', failed: 0 });

      for (const nth of [1, 3]) expect(person(app, nth).attributes).not.toHaveProperty('COMPANY');
      for (const nth of [2, 3]) expect(person(app, nth).sms).toBeUndefined();
      expect(person(app, 1).sms).toBe('19075550101');
      expect(person(app, 2).attributes.COMPANY).toBe('Company 2');
      expect(person(app, 3).attributes).toMatchObject({ FIRSTNAME: 'Pat' });
      for (const [email, { attributes, sms }] of before)
        if (!/^(person|bare)/.test(email ?? ''))
          expect(app.account.contact(email ?? '')).toMatchObject({ attributes, sms });
      const { attributes } = app.account.contact(bare.email) ?? {};
      expect(attributes).toMatchObject({ COMPANY: 'From a form', FIRSTNAME: 'Bea' });
      expect(attributes).not.toHaveProperty('LASTNAME');
      // One for each set of attributes, since Brevo may take what a row does not name for empty.
      const erasing = importsOf(app)
        .slice(imports)
        .filter((sent) => sent.emptyContactsAttributes === true);
      expect(erasing.map(({ rows }) => rows)).toEqual([3, 1]);

      const sent = importsOf(app).length;
      await syncOnce(app, 'changes');
      expect(importsOf(app)).toHaveLength(sent);
    },
  );

  test('whose attribute is no text is emptied by an import, which alone is known to do it', async () => {
    await using app = await startSynced();
    await withDates(app);
    expect(person(app, 1).attributes.NOTED_ON).toBe('2026-01-01');
    const [id = 0] = app.ids;

    app.shop.editCustomer(id, { notes: '' });
    await changed(app, id);

    expect(person(app, 1).attributes).not.toHaveProperty('NOTED_ON');
    expect(person(app, 2).attributes.NOTED_ON).toBe('2026-01-02');
    expect(importsOf(app).at(-1)).toMatchObject({ rows: 1, emptyContactsAttributes: true });
  });

  test('stays where its value merely does not fit', async () => {
    await using app = await startSynced();
    await withDates(app);
    const [id = 0] = app.ids;

    app.shop.editCustomer(id, { notes: 'call before noon', phone: 'ask at the desk' });
    await changed(app, id);
    expect(person(app, 1)).toMatchObject({ sms: '19075550101' });
    expect(person(app, 1).attributes.NOTED_ON).toBe('2026-01-01');

    app.shop.editCustomer(id, { notes: '', phone: '' });
    await changed(app, id);
    expect(person(app, 1).attributes).not.toHaveProperty('NOTED_ON');
    expect(person(app, 1).sms).toBeUndefined();
  });

  test('is emptied under the address that its customer has by now', async () => {
    await using app = await startSynced();
    const [id = 0] = app.ids;
    const { id: contactId } = person(app, 1);
    const email = 'person1.new@example.com';
    app.shop.addSubscriber({ email });
    app.shop.editCustomer(id, { email, company: '' });
    await app.context.pending.mark(
      app.shop
        .subscribersByEmail(email)
        .map((one) => ({ storeHash: 'acme1', kind: 'subscribers', entityId: String(one.id) })),
      Date.now(),
    );
    await app.context.queue.enqueue(drainJob('acme1', 'subscribers'));

    await changed(app, id);

    expect(app.account.contact(email)?.id).toBe(contactId);
    expect(app.account.contact(email)?.attributes).not.toHaveProperty('COMPANY');
  });
});

test('what a customer’s record leaves out, beyond ten attributes, does not pass for empty', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  const line = { source: 'attributes["VAT number"]', attribute: 'VAT_NUMBER' };
  await save(app, (mapping) => [...mapping, line]);
  await syncOnce(app);
  const { id, email, attributes } = app.shop.customers.get(21);
  const held = () => app.account.contact(email)?.attributes;
  expect(held()).toMatchObject({ VAT_NUMBER: 'Value 12' });

  app.shop.editCustomer(id, { last_name: 'Changed' });
  await changed(app, id);
  expect(held()).toMatchObject({ VAT_NUMBER: 'Value 12', LASTNAME: 'Changed' });

  app.shop.editCustomer(id, { attributes: attributes.slice(0, 11) });
  await changed(app, id);
  expect(held()).not.toHaveProperty('VAT_NUMBER');
});

test('who was only to be created, and was there already, loses nothing once they are written', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });
  const { version } = (await app.merchant.get('/settings')).body;
  const consent = { mode: 'everyone-blocklisted', writeBackUnsubscribes: false };
  expect((await app.merchant.call('PUT', '/settings', { version, consent })).status).toBe(200);
  const email = 'known@example.com';
  const attributes = { COMPANY: 'From a form' };
  await callBrevo(app.brevo, 'POST', '/contacts/attributes/normal/COMPANY', { type: 'text' });
  await callBrevo(app.brevo, 'POST', '/contacts', { email, attributes });
  const { id } = app.shop.addCustomer({ email, company: 'Store Ltd' });
  await syncOnce(app);
  expect(app.account.contact(email)?.attributes).toMatchObject(attributes);

  app.shop.editCustomer(id, { company: '' });
  await changed(app, id);
  app.shop.addSubscriber({ email });
  await syncOnce(app);

  expect(app.account.contact(email)?.attributes).toMatchObject(attributes);
  expect(app.account.contact(email)?.extId).toBe(`bc:acme1:${id}`);
});

test('a number that one person gives up may be another’s at once', async () => {
  await using app = await startSynced();
  const [one = 0, two = 0] = app.ids;
  app.shop.editCustomer(one, { phone: '+19075550102' });
  app.shop.editCustomer(two, { phone: '' });

  await changed(app, one, two);

  expect([person(app, 1).sms, person(app, 2).sms]).toEqual(['19075550102', undefined]);
  expect((await app.merchant.get('/failures?reason=duplicate_phone')).body.total).toBe(0);
});

test('a number that Brevo would not take from us is not taken away by us', async () => {
  await using app = await startSynced();
  const { id } = app.shop.addCustomer({ email: 'late@example.com', phone: PEOPLE[0]?.phone });
  app.shop.addSubscriber({ email: 'late@example.com' });
  await syncOnce(app);
  const late = app.account.contact('late@example.com');
  if (!late) throw new Error('Late is in Brevo');
  expect(late.sms).toBeUndefined();
  app.account.contacts.identify(late, 'sms', '19075550150');

  app.shop.editCustomer(id, { phone: '' });
  await changed(app, id);

  expect(late.sms).toBe('19075550150');
});

test('an attribute that is not mapped any more keeps its value; one that another field fills does not', async () => {
  await using app = await startSynced();
  const [one = 0] = app.ids;
  const without = (name: string) => (mapping: object[]) =>
    mapping.filter((line) => (line as { attribute: string }).attribute !== name);
  await save(app, without('COMPANY'));
  app.shop.editCustomer(one, { company: '' });
  await changed(app, one);
  expect(person(app, 1).attributes.COMPANY).toBe('Company 1');

  // Mapped once more, it is ours again.
  const customer = app.shop.customers.get(app.ids[1] ?? 0);
  app.shop.customers.replace({ ...customer, notes: '' });
  await save(app, (mapping) => [...mapping, { source: 'notes', attribute: 'COMPANY' }]);

  expect(person(app, 1).attributes.COMPANY).toBe('2026-01-01');
  expect(person(app, 2).attributes).not.toHaveProperty('COMPANY');
});

describe('after a crash', () => {
  test.each([
    ['before the import left', 'before'],
    ['when the import had arrived', 'after'],
  ] as const)('%s, what is to be emptied is', async (_what, when) => {
    let ahead = 0;
    const now = () => Date.now() + ahead;
    await using app = await startSynced({ now });
    const [one = 0] = app.ids;
    app.shop.editCustomer(one, { company: '' });
    const runId = await startSync(app.merchant, 'changes');
    app.brevo.faults.add({
      ...{ kind: 'reset', when, times: 1, match: { path: '/v3/contacts/import' } },
    });
    const doomed = createContext(app.context.config, { db: app.db, now });
    void doomed.worker.runNext(new AbortController().signal).catch(() => undefined);
    while (app.brevo.faults.list().length > 0) await setImmediate();

    for (let round = 0; round < 5; round += 1) {
      ahead += 60_000;
      await app.settle();
    }

    expect((await app.merchant.get(`/syncs/${runId}`)).body).toMatchObject({ state: 'succeeded' });
    expect(person(app, 1).attributes).toMatchObject({ FIRSTNAME: 'Pat' });
    expect(person(app, 1).attributes).not.toHaveProperty('COMPANY');
    const [entry] = await app.context.ledger.listByIds('acme1', 'customers', [String(one)]);
    expect(entry).toMatchObject({ state: 'synced', sentAttributes: null });
    expect(entry?.toldAttributes).not.toContain('COMPANY');
  });
});

test('of records from before anybody kept count nothing is emptied until they were written once', async () => {
  await using app = await startSynced();
  const [one = 0] = app.ids;
  await app.db('ledger_entries').update({ told_attributes: null });

  app.shop.editCustomer(one, { company: '' });
  await changed(app, one);
  expect(person(app, 1).attributes.COMPANY).toBe('Company 1');

  app.shop.editCustomer(one, { phone: '' });
  await changed(app, one);
  expect(person(app, 1).sms).toBeUndefined();
});

test('what one store wrote is not emptied by another that has the same person', async () => {
  await using app = await startSynced();
  const other = await install(app, 'other1');
  await other.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  const shop = app.bigcommerce.stores.get('other1')?.shop;
  shop?.addCustomer({ email: 'person1@example.com', first_name: 'Pat', company: '' });
  shop?.addSubscriber({ email: 'person1@example.com' });

  await other.call('POST', '/syncs', { resources: ['customers'], mode: 'full' });
  await app.settle();

  expect(person(app, 1).attributes.COMPANY).toBe('Company 1');
});

const GUEST = {
  ...{ email: 'guest@example.com', first_name: 'Gus', last_name: 'Guest', company: 'Guest Ltd' },
  ...{ street_1: '1 Lane', street_2: '', city: 'Austin', state: 'Texas', zip: '73301' },
  ...{ country: 'United States', country_iso2: 'US', phone: '+19075550160' },
};

/** Orders are followed; one of a guest who ticked the newsletter's box. */
async function startWithGuest() {
  const app = await startSynced();
  await app.merchant.call('POST', '/syncs', { resources: ['orders'] });
  await app.settle();
  const line = { source: 'last_order_date', attribute: 'LAST_ORDER' };
  const created = { name: 'LAST_ORDER', type: 'date' };
  expect((await app.merchant.call('POST', '/brevo/attributes', created)).status).toBeLessThan(300);
  await save(app, (mapping) => [...mapping, line]);
  const order = place(app, GUEST);
  await ordersChanged(app, order.id);
  return Object.assign(app, { order });
}

function place(app: ConnectedApp, billing: typeof GUEST) {
  return app.shop.orders.add({
    ...{ statusId: 11, customerId: 0, billing, shippingTo: [billing], isEmailOptIn: true },
    lines: (id) => [
      {
        ...{ id: id * 1000, productId: 7, variantId: 70, name: 'Rope', sku: 'R', brand: '' },
        ...{ type: 'physical' as const, quantity: 2, price: 1000, refunded: 0, shipped: 0 },
        ...{ addressNth: 0, options: [], parentId: null },
      },
    ],
  });
}

async function ordersChanged(app: ConnectedApp, id: number): Promise<void> {
  const mark = { storeHash: 'acme1', kind: 'orders', entityId: String(id) };
  await app.context.pending.mark([mark], app.context.now());
  await app.context.queue.enqueue(drainJob('acme1', 'orders'));
  await app.settle();
}

function guestIn(app: ConnectedApp) {
  return app.account.contact(GUEST.email);
}

describe('a guest', () => {
  test('is what their latest order says, and what it does not say is emptied', async () => {
    await using app = await startWithGuest();
    expect(guestIn(app)).toMatchObject({
      sms: '19075550160',
      attributes: { COMPANY: 'Guest Ltd' },
    });
    Object.assign(guestIn(app)?.attributes ?? {}, { BIRTHPLACE: 'from a form in Brevo' });

    const { id } = place(app, { ...GUEST, company: '', phone: '' });
    await ordersChanged(app, id);

    const guest = guestIn(app);
    expect(guest?.attributes).toMatchObject({ ORDER_COUNT: 2, BIRTHPLACE: 'from a form in Brevo' });
    expect(guest?.attributes).not.toHaveProperty('COMPANY');
    expect(guest?.sms).toBeUndefined();
    // The earlier order is heard of again: it speaks for nobody.
    app.shop.orders.edit(app.order.id, { statusId: 10 });
    await ordersChanged(app, app.order.id);
    expect(guestIn(app)?.attributes).not.toHaveProperty('COMPANY');
  });

  test('whose only order is cancelled has no last order any more', async () => {
    await using app = await startWithGuest();
    expect(guestIn(app)?.attributes.LAST_ORDER).toMatch(/^\d{4}-/);

    app.shop.orders.edit(app.order.id, { statusId: 5 });
    await ordersChanged(app, app.order.id);

    expect(guestIn(app)?.attributes).toMatchObject({ ORDER_COUNT: 0, COMPANY: 'Guest Ltd' });
    expect(guestIn(app)?.attributes).not.toHaveProperty('LAST_ORDER');
    expect(await app.context.pending.listKinds('acme1')).toEqual([]);
    const sent = importsOf(app).length;
    await ordersChanged(app, app.order.id);
    expect(importsOf(app)).toHaveLength(sent);
  });
});
