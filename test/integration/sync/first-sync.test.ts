import { expect, test } from 'vitest';
import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';
import {
  expectedCustomers,
  expectedSubscribers,
  readersOf,
} from '../../helpers/models/shop-model.ts';
import {
  importsOf,
  startConnectedApp,
  startSync,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';

/** For what does not depend on how many pages there are; the awkward people are in every shop. */
const SMALL = { stores: defaultStores({ customers: 120 }) };

test('exactly the people who opted in arrive in Brevo, each once, in the chosen list', async () => {
  await using app = await startConnectedApp();
  const list = await app.merchant.call('POST', '/brevo/lists', { name: 'Shop customers' });
  const lists = { ...(await app.merchant.get('/settings')).body.lists, allCustomers: list.body.id };
  await app.merchant.call('PUT', '/settings', { version: 1, lists });

  await syncOnce(app);

  const expected = expectedSubscribers(app.shop);
  const contacts = [...app.account.contacts];
  expect(contacts.map(({ email }) => email).sort()).toEqual([...expected.keys()].sort());
  for (const contact of contacts) {
    const [speaker] = expected.get(contact.email ?? '')?.customers ?? [];
    if (!speaker) continue;
    const address = speaker?.addresses[0];
    expect(contact).toMatchObject({
      extId: `bc:acme1:${speaker?.id}`,
      emailBlacklisted: false,
      listIds: [list.body.id],
    });
    const { FIRSTNAME, LASTNAME, COMPANY, CITY, ZIP, COUNTRY, SIGNUP_DATE } = contact.attributes;
    expect([FIRSTNAME, LASTNAME, COMPANY, CITY, ZIP, COUNTRY, SIGNUP_DATE]).toEqual([
      speaker?.first_name.trim() || undefined,
      speaker?.last_name.trim() || undefined,
      speaker?.company.trim() || undefined,
      address?.city || undefined,
      address?.postal_code || undefined,
      address?.country || undefined,
      speaker?.date_created.slice(0, 10),
    ]);
  }
});

test('every customer is accounted for, and what failed has a reason and a way out', async () => {
  await using app = await startConnectedApp();

  const run = await syncOnce(app);

  expect(run).toMatchObject({ state: 'succeeded', total: 1200, done: 1200, pending: 0 });
  expect(run.synced + run.skipped + run.failed).toBe(run.total);
  const { body } = await app.merchant.get('/failures');
  expect(body.byReason).toEqual([
    { reason: 'duplicate_phone', severity: 'warning', count: 1 },
    { reason: 'invalid_email', severity: 'failed', count: run.failed },
  ]);
  for (const failure of body.failures) {
    expect(failure.message).not.toBe('');
    expect(failure.whatToDo).not.toBe('');
    expect(failure.controlPanelUrl).toContain(`/customers/${failure.entityId}`);
  }
  const status = (await app.merchant.get('/status')).body.resources.customers;
  expect(status).toMatchObject({ state: 'ok', total: 1200, synced: run.synced, pending: 0 });
});

test('two people who share a phone both arrive, one of them without it, and the merchant is told', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });

  await syncOnce(app);

  const phones = ['rosa.ibanez@example.com', 'hugo.ibanez@example.com'].map(
    (email) => app.account.contact(email)?.sms,
  );
  expect(phones.filter((phone) => phone === '19075550104')).toHaveLength(1);
  expect(phones.filter((phone) => phone === undefined)).toHaveLength(1);
  const { body } = await app.merchant.get('/failures?reason=duplicate_phone');
  expect(body.failures).toMatchObject([{ severity: 'warning', entityId: '5' }]);
});

test('a sync makes few calls: one import for a store of this size, and its report', async () => {
  await using app = await startConnectedApp();

  await syncOnce(app);

  expect(importsOf(app).map(({ rows }) => rows)).toEqual([
    expectedRows(app.shop),
    readersOf(app.shop).length,
  ]);
  const reads = app.bigcommerce.requests
    .list()
    .filter(({ path }) => path.startsWith('/v3/customers'));
  const { customers, subscribers } = app.shop;
  const pages = Math.ceil(customers.count / 250) + Math.ceil(subscribers.count / 250);
  // One call more counts the customers, one reads those who only read the newsletter, one the person without their phone.
  expect(reads).toHaveLength(pages + 3);
});

test('nothing that is sent ever lifts a block', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });
  await syncOnce(app);
  const contact = app.account.contact('ada.whitfield@example.com');
  if (!contact) throw new Error('Ada opted in');
  contact.emailBlacklisted = true;

  await syncOnce(app);

  expect(app.account.contact('ada.whitfield@example.com')?.emailBlacklisted).toBe(true);
  // Who is blocked may be blocked once more, should Brevo have lost them; nothing else is said of it.
  const flags = importsOf(app).map(({ emailBlacklist }) => emailBlacklist);
  expect(new Set(flags)).toEqual(new Set([undefined, true]));
});

test('a second click while a sync runs is the same sync', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });
  const [first, second] = await Promise.all([startSync(app.merchant), startSync(app.merchant)]);
  expect(second).toBe(first);
  await app.settle();
  const third = await startSync(app.merchant);
  expect(third).not.toBe(first);
});

test('a sync of changes sends only what changed', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  app.shop.editCustomer(1, { company: 'New Company' });

  const run = await syncOnce(app, 'changes');

  // The one who changed, and the two who failed before.
  expect(importsOf(app).at(-1)).toMatchObject({ rows: 3 });
  expect(importsOf(app)).toHaveLength(3);
  expect(app.account.contact('ada.whitfield@example.com')?.attributes.COMPANY).toBe('New Company');
  expect(run).toMatchObject({ state: 'succeeded', total: 1200, pending: 0 });
});

test('customers who are gone from the store are gone from the counts after the next full sync', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  app.shop.customers.delete(1);
  app.shop.customers.delete(101);

  const run = await syncOnce(app);

  expect(run.total).toBe(1198);
  expect(app.account.contact('ada.whitfield@example.com')?.listIds).toEqual([]);
  expect((await app.merchant.get('/status')).body.resources.customers.total).toBe(1198);
});

test('a failed customer who is mended in the store arrives after a retry', async () => {
  await using app = await startConnectedApp({ bigcommerce: { ...SMALL, ...WITHOUT_WEBHOOKS } });
  const before = await syncOnce(app);
  app.shop.editCustomer(14, { email: 'mended@example.com', channel_ids: null });
  app.shop.addSubscriber({ email: 'mended@example.com' });
  await app.merchant.call('POST', '/syncs/preview');
  await app.settle();

  const retried = await app.merchant.call('POST', '/failures/retry', { reason: 'invalid_email' });
  await app.settle();

  expect(retried.body).toEqual({ retried: before.failed });
  expect(app.account.contact('mended@example.com')).toMatchObject({ extId: 'bc:acme1:14' });
  const { body } = await app.merchant.get('/failures?reason=invalid_email');
  expect(body.failures.map(({ entityId }: { entityId: string }) => entityId)).not.toContain('14');
  const { synced, failed } = (await app.merchant.get('/status')).body.resources.customers;
  expect([synced, failed]).toEqual([before.synced + 1, before.failed - 1]);
});

function expectedRows(shop: Parameters<typeof expectedSubscribers>[0]): number {
  // The two that Brevo refuses are sent all the same: it is Brevo's to say.
  return expectedCustomers(shop).size + 2;
}

test('whoever unsubscribed since they were written is blocked by the next full sync', async () => {
  await using app = await startConnectedApp();
  await syncOnce(app);
  const [record] = app.shop.subscribersByEmail('ada.whitfield@example.com');
  app.shop.editSubscriber(record?.id ?? 0, { consents: [] });

  const run = await syncOnce(app);

  expect(app.account.contact('ada.whitfield@example.com')?.emailBlacklisted).toBe(true);
  expect(run).toMatchObject({ state: 'succeeded', total: 1200, pending: 0 });
  expect((await app.merchant.get('/status')).body.resources.customers.total).toBe(1200);
});

test('a customer without their phone is whole after a retry, once the number is free', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });
  await syncOnce(app);
  const other = app.account.contact('rosa.ibanez@example.com');
  app.account.deleteContact(other ?? fail());

  const { body } = await app.merchant.call('POST', '/failures/retry', {
    reason: 'duplicate_phone',
  });
  await app.settle();

  expect(body).toEqual({ retried: 1 });
  expect(app.account.contact('hugo.ibanez@example.com')?.sms).toBe('19075550104');
  expect((await app.merchant.get('/failures?reason=duplicate_phone')).body.total).toBe(0);
});

test('a failed customer who is gone from the store leaves the list of problems', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });
  const before = await syncOnce(app);
  app.shop.customers.delete(14);

  const run = await syncOnce(app);

  expect(run.failed).toBe(before.failed - 1);
  const { body } = await app.merchant.get('/failures?reason=invalid_email');
  expect(body.total).toBe(run.failed);
});

function fail(): never {
  throw new Error('the contact is there');
}
