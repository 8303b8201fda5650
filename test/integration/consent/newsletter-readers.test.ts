import { expect, test } from 'vitest';
import { toContactKey } from '../../../server/sync/customers/contact-key.ts';
import { readersOf } from '../../helpers/models/shop-model.ts';
import {
  type ConnectedApp,
  importsOf,
  startConnectedApp,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';

const READER = 'kim.reader@example.com';

async function newList(app: ConnectedApp, name: string): Promise<number> {
  return (await app.merchant.call('POST', '/brevo/lists', { name })).body.id;
}

/** A list for everybody and one for the newsletter. */
async function withLists(app: ConnectedApp) {
  const lists = { allCustomers: await newList(app, 'All'), newsletter: await newList(app, 'News') };
  const { version, lists: before } = (await app.merchant.get('/settings')).body;
  await app.merchant.call('PUT', '/settings', { version, lists: { ...before, ...lists } });
  return lists;
}

async function readers(app: ConnectedApp) {
  return (await app.merchant.get('/status')).body.newsletterReaders;
}

test('who only reads the newsletter is in Brevo, in the list of the newsletter, and counted apart', async () => {
  await using app = await startConnectedApp();
  const { allCustomers, newsletter } = await withLists(app);

  const run = await syncOnce(app);

  const expected = readersOf(app.shop);
  expect(expected.length).toBeGreaterThan(10);
  for (const { email, first_name } of expected)
    expect(app.account.contact(email)).toMatchObject({
      ...{ emailBlacklisted: false, listIds: [newsletter] },
      attributes: { FIRSTNAME: first_name },
    });
  expect(await readers(app)).toEqual({ synced: expected.length, failed: 0, pending: 0 });
  expect(run).toMatchObject({ state: 'succeeded', total: 1200 });
  expect(run.synced + run.skipped + run.failed).toBe(1200);
  expect(app.account.contact('ada.whitfield@example.com')?.listIds).toEqual([
    allCustomers,
    newsletter,
  ]);
});

test('a check of changes reads none of them again', async () => {
  await using app = await startConnectedApp();
  await syncOnce(app);
  const sent = importsOf(app).length;
  const calls = app.bigcommerce.requests.list().length;

  await syncOnce(app, 'changes');

  expect(importsOf(app).length).toBeLessThanOrEqual(sent + 1);
  const ids = app.bigcommerce.requests
    .list()
    .slice(calls)
    .filter(({ path, query }) => path.endsWith('/subscribers') && 'id:in' in query);
  expect(ids).toEqual([]);
});

test('subscribing, changing and unsubscribing are followed at once', async () => {
  await using app = await startConnectedApp();
  const { newsletter } = await withLists(app);
  await syncOnce(app);
  const record = app.shop.addSubscriber({ email: READER, first_name: 'Kim' });
  await app.settle();
  expect(app.account.contact(READER)).toMatchObject({
    listIds: [newsletter],
    attributes: { FIRSTNAME: 'Kim' },
  });

  app.shop.editSubscriber(record.id, { first_name: 'Kimberly' });
  await app.settle();
  expect(app.account.contact(READER)?.attributes.FIRSTNAME).toBe('Kimberly');

  app.shop.editSubscriber(record.id, { consents: [] });
  await app.settle();
  expect(app.account.contact(READER)).toMatchObject({ emailBlacklisted: true, listIds: [] });

  // Nothing that we do lifts a block; the list is theirs again.
  app.shop.editSubscriber(record.id, { consents: ['marketing_newsletter'] });
  await app.settle();
  expect(app.account.contact(READER)).toMatchObject({
    emailBlacklisted: true,
    listIds: [newsletter],
  });
});

test('whose record is deleted leaves the list, unblocked; a lost webhook is made up for', async () => {
  await using app = await startConnectedApp();
  await syncOnce(app);
  const [one, other] = readersOf(app.shop);
  if (!one || !other) throw new Error('the store has readers');

  app.shop.deleteSubscriber(one.id);
  await app.settle();
  expect(app.account.contact(one.email)).toMatchObject({ emailBlacklisted: false, listIds: [] });

  app.shop.subscribers.delete(other.id);
  await syncOnce(app, 'changes');
  expect(app.account.contact(other.email)).toMatchObject({ emailBlacklisted: false, listIds: [] });
});

test('a reader who becomes a customer stays one contact, and the customer speaks for it', async () => {
  await using app = await startConnectedApp();
  const { allCustomers, newsletter } = await withLists(app);
  await syncOnce(app);
  app.shop.addSubscriber({ email: READER });
  await app.settle();
  const { id } = app.account.contact(READER) ?? {};

  const customer = app.shop.addCustomer({ email: READER, company: 'Kim & Co' });
  await app.settle();

  expect(app.account.contact(READER)).toMatchObject({
    ...{ id, extId: `bc:acme1:${customer.id}`, listIds: [allCustomers, newsletter] },
    attributes: { COMPANY: 'Kim & Co' },
  });
  await syncOnce(app, 'changes');
  expect((await readers(app)).synced).toBe(readersOf(app.shop).length);
  expect(app.account.contact(READER)?.extId).toBe(`bc:acme1:${customer.id}`);
});

test('whose account was deleted does not come back as a reader, unless they subscribe again', async () => {
  await using app = await startConnectedApp();
  const { newsletter } = await withLists(app);
  await syncOnce(app);
  const ada = 'ada.whitfield@example.com';
  app.shop.deleteCustomer(1);
  await app.settle();
  await syncOnce(app);
  expect(app.account.contact(ada)?.listIds).toEqual([]);

  const [record] = app.shop.subscribersByEmail(ada);
  app.shop.editSubscriber(record?.id ?? 0, { first_name: 'Ada again' });
  await app.settle();
  expect(app.account.contact(ada)?.listIds).toEqual([newsletter]);
});

test('an account that comes in while its owner is written as a reader is told again at once', async () => {
  await using app = await startConnectedApp();
  await syncOnce(app);
  const store = await app.context.stores.find('acme1');
  const contact_key = toContactKey(READER, store?.contactSecret ?? '');
  let comesIn: PromiseLike<unknown> | undefined;
  const { requests } = app.brevo;
  const add = requests.add.bind(requests);
  requests.add = (request) => {
    if (request.path === '/v3/contacts' && request.method === 'POST')
      comesIn ??= app
        .db('ledger_entries')
        .where({ kind: 'customers', entity_id: '1' })
        .update({ contact_key })
        .then();
    return add(request);
  };

  app.shop.addSubscriber({ email: READER, first_name: 'Kim' });
  await app.settle();

  expect(await comesIn).toBe(1);
  expect(await app.db('pending_changes').select()).toEqual([]);
  const [account] = await app.context.ledger.listByIds('acme1', 'customers', ['1']);
  expect(account?.contactKey).not.toBe(contact_key);
});

test('who has another address keeps their contact, though somebody may read the newsletter under the old one', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  await syncOnce(app);
  const ada = 'ada.whitfield@example.com';
  const contact = app.account.contact(ada);
  app.shop.addSubscriber({ email: 'ada@moved.example.com' });
  app.shop.customers.replace({ ...app.shop.customers.get(1), email: 'ada@moved.example.com' });

  await syncOnce(app, 'changes');

  expect(app.account.contact('ada@moved.example.com')?.id).toBe(contact?.id);
  expect(contact?.extId).toBe('bc:acme1:1');

  await syncOnce(app, 'changes');
  expect(app.account.contact(ada)).toMatchObject({ extId: expect.stringMatching(/^bc:acme1:n:/) });
});
