import { expect, test } from 'vitest';
import {
  type ConnectedApp,
  importsOf,
  startConnectedApp,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';

const ADA = 'ada.whitfield@example.com';

/** What a webhook does: mark, and see to it that the drain runs. */
function changed(app: ConnectedApp, ...customerIds: number[]): Promise<void> {
  return markChanged(app, 'customers', ...customerIds);
}

function writesOf(app: ConnectedApp) {
  return [...app.brevo.requests].filter(({ method }) => method !== 'GET').length;
}

async function waiting(app: ConnectedApp): Promise<number> {
  const [row] = await app.db('pending_changes').count({ count: '*' });
  return Number(row?.count);
}

test('a customer who changes is changed in Brevo, and one who did not costs no write', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  app.shop.editCustomer(1, { company: 'Whitfield & Daughters' });
  const before = writesOf(app);

  await changed(app, 1, 3, 6);

  expect(app.account.contact(ADA)?.attributes.COMPANY).toBe('Whitfield & Daughters');
  expect(writesOf(app) - before).toBe(1);
  expect(await waiting(app)).toBe(0);
});

test('many who change at once travel in one import', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  const ids = [...app.account.contacts]
    .map(({ extId }) => Number(extId?.split(':').at(-1)))
    .slice(0, 60);
  for (const id of ids) app.shop.editCustomer(id, { company: 'Merged Ltd' });

  await changed(app, ...ids);

  // The customers, those who only read the newsletter, and these.
  expect(importsOf(app)).toHaveLength(3);
  const companies = [...app.account.contacts].filter(
    ({ attributes }) => attributes.COMPANY === 'Merged Ltd',
  );
  expect(companies).toHaveLength(60);
});

test('a new customer with the newsletter arrives; without it, they are counted as skipped', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  const yes = app.shop.addCustomer({ email: 'yes@example.com' });
  const no = app.shop.addCustomer({ email: 'no@example.com' });
  const record = app.shop.addSubscriber({ email: 'yes@example.com' });
  await markChanged(app, 'subscribers', record.id);

  await changed(app, yes.id, no.id);

  expect(app.account.contact('yes@example.com')?.extId).toBe(`bc:acme1:${yes.id}`);
  expect(app.account.contact('no@example.com')).toBeUndefined();
  const { total } = (await app.merchant.get('/status')).body.resources.customers;
  expect(total).toBe(1202);
});

/** A synced store of a few, and what Brevo is told of somebody who registers in it now. */
async function startSmall() {
  const stores = [{ hash: 'acme1', name: 'Acme Outdoors', seed: 1, customers: 30, orders: 0 }];
  const app = await startConnectedApp({ bigcommerce: { ...WITHOUT_WEBHOOKS, stores } });
  await syncOnce(app);
  const register = (name: string, fields = {}) => {
    const email = `${name}@example.com`;
    const { id } = app.shop.addCustomer({ email, ...fields });
    return { id, email, subscribe: () => app.shop.addSubscriber({ email }).id };
  };
  const told = () => [...app.account.events].map(({ name, email }) => `${name} ${email}`);
  return Object.assign(app, { register, told });
}

test('somebody who registers is told of once, when Brevo knows them; a change only if that is wanted', async () => {
  await using app = await startSmall();
  const { id, email, subscribe } = app.register('new', { origin_channel_id: 1 });
  await changed(app, id);
  expect(app.told()).toEqual([]);

  await markChanged(app, 'subscribers', subscribe());
  await changed(app, id);
  app.shop.editCustomer(id, { company: 'First Ltd' });
  await changed(app, id);

  expect(app.told()).toEqual([`customer_created ${email}`]);
  const date = new Date(Date.parse(app.shop.customers.get(id).date_created)).toISOString();
  expect([...app.account.events][0]?.properties).toEqual({
    ...{ id: String(id), affiliation: 'Acme Outdoors', store_id: '1', date },
  });
  const { version, events } = (await app.merchant.get('/settings')).body;
  const wanted = { ...events, customer_updated: true };
  await app.merchant.call('PUT', '/settings', { version, events: wanted });
  app.shop.editCustomer(id, { company: 'Second Ltd' });
  await changed(app, id, 1);
  expect(app.told().slice(1)).toEqual([`customer_updated ${email}`]);
});

test('who registered long ago, or came with a crowd, is no news; a few newcomers among many changes are', async () => {
  await using app = await startSmall();
  const long = app.register('long-ago', { date_created: '2020-05-05T05:05:05Z' });
  await markChanged(app, 'subscribers', long.subscribe());
  await changed(app, long.id);
  const crowd = Array.from({ length: 21 }, (_, nth) => app.register(`crowd-${nth}`));
  await markChanged(app, 'subscribers', ...crowd.map((one) => one.subscribe()));
  await changed(app, ...crowd.map(({ id }) => id));
  expect(app.told()).toEqual([]);

  for (const { id } of crowd) app.shop.editCustomer(id, { company: 'Crowd Ltd' });
  const late = app.register('late');
  await markChanged(app, 'subscribers', late.subscribe());
  await changed(app, ...crowd.map(({ id }) => id), late.id);

  expect(app.told()).toEqual([`customer_created ${late.email}`]);
  expect(app.account.contact(crowd[0]?.email ?? '')?.attributes.COMPANY).toBe('Crowd Ltd');
});

test('where the key may not send events that is said, and the contact is there all the same', async () => {
  await using app = await startSmall();
  const { id, email, subscribe } = app.register('new');
  const permissions = { account: 'read', contacts: 'all', ecommerce: 'all', webhooks: 'all' };
  Object.assign(app.account.keys[0] ?? {}, { state: 'restricted', permissions });

  await markChanged(app, 'subscribers', subscribe());

  expect(app.account.contact(email)?.extId).toBe(`bc:acme1:${id}`);
  const { failures } = (await app.merchant.get('/failures?reason=event_refused')).body;
  expect(failures).toMatchObject([
    { resource: 'customers', entityId: String(id), reason: 'event_refused', severity: 'warning' },
  ]);
  expect((await app.merchant.get('/status')).body.connected).toBe(true);
});

test('a changed address keeps the contact, its lists and its block', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  const contact = app.account.contact(ADA);
  if (!contact) throw new Error('Ada opted in');
  contact.emailBlacklisted = true;
  const { id, listIds } = contact;
  app.shop.editCustomer(1, { email: 'ada.newname@example.com' });
  const record = app.shop.addSubscriber({ email: 'ada.newname@example.com' });
  await markChanged(app, 'subscribers', record.id);

  await changed(app, 1);

  expect(app.account.contact(ADA)).toBeUndefined();
  expect(app.account.contact('ada.newname@example.com')).toMatchObject({
    id,
    listIds,
    emailBlacklisted: true,
  });
});

test('somebody who unsubscribes in the store is blocked in Brevo', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  const [record] = app.shop.subscribersByEmail(ADA);
  app.shop.editSubscriber(record?.id ?? 0, { consents: [] });

  await markChanged(app, 'subscribers', record?.id ?? 0);

  expect(app.account.contact(ADA)?.emailBlacklisted).toBe(true);
});

test('somebody whose last change Brevo refused is blocked all the same', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  const reader = app.shop.addSubscriber({ email: 'only.reads@example.com' });
  await syncOnce(app);
  const [record] = app.shop.subscribersByEmail(ADA);
  const ids = [record?.id ?? 0, reader.id];
  const refuse = app.brevo.faults.add({ kind: 'status', status: 400, match: { method: 'POST' } });
  app.shop.editCustomer(1, { first_name: 'Refused' });
  app.shop.editSubscriber(reader.id, { first_name: 'Refused' });
  await changed(app, 1);
  await markChanged(app, 'subscribers', reader.id);
  refuse();
  const { failures } = (await app.merchant.get('/failures?reason=refused_by_brevo')).body;

  for (const id of ids) app.shop.editSubscriber(id, { consents: [] });
  await markChanged(app, 'subscribers', ...ids);

  expect(failures).toMatchObject([{ resource: 'customers', entityId: '1' }]);
  for (const email of [ADA, reader.email]) {
    const { emailBlacklisted, attributes } = app.account.contact(email) ?? {};
    expect(emailBlacklisted).toBe(true);
    expect(attributes?.FIRSTNAME).not.toBe('Refused');
  }
});

test('somebody whose newsletter record is deleted leaves our lists, unblocked', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  const [record] = app.shop.subscribersByEmail(ADA);
  app.shop.subscribers.delete(record?.id ?? 0);

  await markChanged(app, 'subscribers', record?.id ?? 0);

  expect(app.account.contact(ADA)).toMatchObject({ listIds: [], emailBlacklisted: false });
});

test('a customer who subscribes arrives', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  const record = app.shop.addSubscriber({ email: 'ben.carter@example.com' });

  await markChanged(app, 'subscribers', record.id, 4_000_000);

  expect(app.account.contact('ben.carter@example.com')?.extId).toBe('bc:acme1:2');
  expect(await waiting(app)).toBe(0);
});

test('a deleted customer leaves our lists, and Brevo too if the merchant chose so', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  app.shop.customers.delete(1);
  await changed(app, 1);
  expect(app.account.contact(ADA)).toMatchObject({ listIds: [] });

  const { version, consent } = (await app.merchant.get('/settings')).body;
  await app.merchant.call('PUT', '/settings', {
    version,
    consent: { ...consent, eraseDeleted: true },
  });
  const other = app.account.contact('rosa.ibanez@example.com');
  app.shop.customers.delete(4);
  await changed(app, 4);

  expect(other).toBeDefined();
  expect(app.account.contact('rosa.ibanez@example.com')).toBeUndefined();
  expect((await app.merchant.get('/status')).body.resources.customers.total).toBe(1198);
});

test('of two customers with one address, the one that is left speaks for the contact', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  const { channel_ids: _, ...twin } = app.shop.customers.get(1);
  const second = app.shop.addCustomer({ ...twin, company: 'The Twin', channel_ids: null });
  await syncOnce(app);
  expect(app.account.contact(ADA)?.attributes.COMPANY).toBe('The Twin');

  app.shop.editCustomer(1, { company: 'The First' });
  app.shop.customers.delete(second.id);
  await changed(app, second.id);

  expect(app.account.contact(ADA)).toMatchObject({
    extId: 'bc:acme1:1',
    attributes: { COMPANY: 'The First' },
  });
});

test('one record that Brevo is not done with waits by itself, and arrives later', async () => {
  let ahead = 0;
  await using app = await startConnectedApp({
    bigcommerce: WITHOUT_WEBHOOKS,
    now: () => Date.now() + ahead,
  });
  await syncOnce(app);
  for (const id of [1, 3]) app.shop.editCustomer(id, { company: 'Later' });
  app.brevo.faults.add({
    kind: 'status',
    status: 503,
    times: 3,
    match: { method: 'POST', path: '/v3/contacts' },
  });

  await changed(app, 1, 3);
  const companies = () =>
    [...app.account.contacts].filter(({ attributes }) => attributes.COMPANY === 'Later').length;
  expect([companies(), await waiting(app)]).toEqual([1, 1]);

  ahead += 60_000;
  await app.settle();
  expect([companies(), await waiting(app)]).toEqual([2, 0]);
});

test('a mark that is renewed while it is worked stays', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  const { pending, now } = app.context;
  const mark = { storeHash: 'acme1', kind: 'customers', entityId: '1' };
  await pending.mark([mark], now());
  const worked = await pending.listDue('acme1', 'customers', now(), 10);
  await pending.mark([mark], now());

  await pending.clear('acme1', 'customers', worked);

  expect(await waiting(app)).toBe(1);
});

test('before the merchant has started a sync, no change writes anything to Brevo', async () => {
  await using app = await startConnectedApp();
  // Brevo's webhook is made.
  await app.settle();
  const before = writesOf(app);
  app.shop.editCustomer(1, { company: 'Too Early Ltd' });

  await changed(app, 1);
  await markChanged(app, 'subscribers', 1);

  expect(writesOf(app)).toBe(before);
  expect(await waiting(app)).toBe(0);
  await syncOnce(app);
  expect(app.account.contact(ADA)?.attributes.COMPANY).toBe('Too Early Ltd');
});
