import { expect, test } from 'vitest';
import { NewsletterReaderRepository } from '../../../server/db/ledger/newsletter-readers.ts';
import { rememberDeleted } from '../../../server/sync/newsletter/deleted-accounts.ts';
import { syncKinds } from '../../helpers/models/catalogue-model.ts';
import { type ConnectedApp, startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

const GUEST = 'gwen.guest@example.com';
const ALL = ['customers', 'orders'];

/** A synced store with a list of buyers, of which we hear all that happens. */
async function startShop() {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const app = await startConnectedApp({ bigcommerce: smallShop(5), now });
  const { merchant } = app;
  const made = await merchant.call('POST', '/brevo/lists', { name: 'Buyers' });
  const { version, lists } = (await merchant.get('/settings')).body;
  const buyers = Number(made.body.id);
  await merchant.call('PUT', '/settings', { version, lists: { ...lists, buyers } });
  await syncKinds(app, ALL);
  const later = async (ms: number) => {
    ahead += ms;
    await app.settle();
  };
  return Object.assign(app, { everybody: await listOfAll(app), buyers, later });
}

async function listOfAll({ merchant }: ConnectedApp): Promise<number> {
  return Number((await merchant.get('/settings')).body.lists.allCustomers);
}

const listsOf = (app: ConnectedApp, email: string) =>
  app.account.contact(email)?.listIds.toSorted((a, b) => a - b);

test('archived orders of guests count no more, and who is left with none leaves', async () => {
  await using app = await startShop();
  const { simulator } = app.shop;
  const buy = () => simulator.placeOrder({ email: GUEST, channelId: 1, isEmailOptIn: true });
  const orders = [buy(), buy()];
  await app.settle();
  expect(app.account.contact(GUEST)?.attributes.ORDER_COUNT).toBe(2);

  simulator.archiveOrder(orders[1]?.id ?? 0);
  await app.settle();
  expect(app.account.contact(GUEST)?.attributes.ORDER_COUNT).toBe(1);
  expect(listsOf(app, GUEST)).toEqual([app.everybody, app.buyers].sort((a, b) => a - b));

  simulator.archiveOrder(orders[0]?.id ?? 0);
  await app.settle();
  expect(listsOf(app, GUEST)).toEqual([]);
  expect(app.account.ordersOf(GUEST).map(({ status }) => status)).toEqual([
    'cancelled',
    'cancelled',
  ]);

  // What they agreed to at an order that is archived holds for the next one.
  simulator.placeOrder({ email: GUEST, channelId: 1 });
  await app.settle();
  expect(app.account.contact(GUEST)?.attributes.ORDER_COUNT).toBe(1);
  expect(listsOf(app, GUEST)).toHaveLength(2);
});

test('an account takes over what its owner was told as a guest, and leaves what it does not fit', async () => {
  await using app = await startShop();
  const { simulator } = app.shop;
  const order = simulator.placeOrder({ email: GUEST, channelId: 1, isEmailOptIn: true });
  await app.settle();
  expect(app.account.contact(GUEST)?.attributes.CITY).toBeTruthy();

  // One step, as far as we hear of it: they register, and their order is archived.
  simulator.createCustomer({ email: GUEST, first_name: 'Gwen', addresses: [] });
  simulator.subscribe(GUEST, { channelId: 1 });
  simulator.archiveOrder(order.id);
  await app.settle();

  expect(listsOf(app, GUEST)).toEqual([app.everybody]);
  expect(app.account.contact(GUEST)?.attributes).toMatchObject({ FIRSTNAME: 'Gwen' });
  expect(app.account.contact(GUEST)?.attributes.CITY).toBeUndefined();

  // As a guest was written at the same moment, by whoever looked before the account was there.
  const contact = app.account.contact(GUEST);
  if (contact) Object.assign(contact.attributes, { FIRSTNAME: 'Gus', CITY: 'Austin' });
  const [account] = await app
    .db('ledger_entries')
    .where({ kind: 'customers' })
    .whereIn('entity_id', app.shop.customerIdsByEmail(GUEST).map(String));
  await app.context.journal.record(
    'acme1',
    'guests',
    [
      {
        ...{ entityId: account.contact_key, contactKey: account.contact_key, state: 'synced' },
        ...{ reason: null, payloadHash: 'x', batchId: null, modifiedAt: 1, runNumber: 0 },
        ...{ writtenAt: Date.now(), toldAttributes: ['CITY', 'FIRSTNAME'] },
      },
    ],
    [],
    Date.now(),
  );
  await syncKinds(app, ALL, 'changes');
  expect(contact?.attributes).toMatchObject({ FIRSTNAME: 'Gwen' });
  expect(contact?.attributes.CITY).toBeUndefined();
  expect(await app.db('ledger_entries').where({ entity_id: account.contact_key })).toEqual([]);

  // Or as a reader, whose import names them by another id.
  if (contact) app.account.contacts.identify(contact, 'extId', 'bc:acme1:n:reader');
  const key = String(account.contact_key);
  await app.context.journal.record(
    'acme1',
    'newsletter',
    [
      {
        ...{ entityId: key, contactKey: key, state: 'synced', reason: null, payloadHash: 'x' },
        ...{ batchId: null, modifiedAt: 1, runNumber: 0, writtenAt: Date.now() },
      },
    ],
    [],
    Date.now(),
  );
  await syncKinds(app, ALL, 'changes');
  expect(contact?.extId).toBe(`bc:acme1:${account.entity_id}`);

  // Or in an import of guests, which ends after the account was written.
  const { journal, ledger } = app.context;
  const [written] = await ledger.listByIds('acme1', 'customers', [String(account.entity_id)]);
  const { id } = await journal.beginBatch(
    'acme1',
    'guests',
    {
      ...{ runId: null, lane: 'open', contacts: 1 },
      entries: [
        {
          ...{ entityId: key, contactKey: key, state: 'pending', reason: null, payloadHash: 'x' },
          ...{ batchId: null, modifiedAt: 1, runNumber: 0, writtenAt: null },
        },
      ],
    },
    Date.now(),
  );
  await journal.record('acme1', 'customers', written ? [written] : [], [], Date.now());
  if (contact) contact.attributes.FIRSTNAME = 'Gus';
  const batch = { id, storeHash: 'acme1' };
  expect(await journal.completeBatch(batch, 'guests', [], Date.now())).toEqual({
    ...{ synced: 1, failed: 0, retried: 1 },
  });
  await syncKinds(app, ALL, 'changes');
  expect(contact?.attributes.FIRSTNAME).toBe('Gwen');
  expect(await app.db('ledger_entries').where({ kind: 'guests', entity_id: key })).toEqual([]);
});

test('who moves to an address that is a contact already takes their id along, and their block', async () => {
  await using app = await startShop();
  const { simulator } = app.shop;
  const { id } = simulator.createCustomer({ email: 'old@example.com' });
  simulator.subscribe('old@example.com', { channelId: 1 });
  await app.settle();
  const old = app.account.contact('old@example.com');
  if (!old) throw new Error('they are in Brevo');
  old.emailBlacklisted = true;
  // By a cart, for example.
  app.account.addContact('new@example.com');

  simulator.changeEmail(id, 'new@example.com');
  simulator.subscribe('new@example.com', { channelId: 1 });
  await app.settle();

  expect(app.account.contact('new@example.com')).toMatchObject({
    ...{ extId: `bc:acme1:${id}`, emailBlacklisted: true },
    attributes: { FIRSTNAME: 'New' },
  });
  expect(listsOf(app, 'new@example.com')).toEqual([app.everybody]);
  expect(old).toMatchObject({ email: 'old@example.com', listIds: [], emailBlacklisted: true });
  expect(old.extId).not.toBe(`bc:acme1:${id}`);

  // Only the order tells that they have moved once more.
  simulator.placeOrder({ customerId: id, channelId: 1, isEmailOptIn: true });
  await app.settle();
  app.bigcommerce.switches.hookLostShare = 1;
  simulator.changeEmail(id, 'newest@example.com');
  app.bigcommerce.switches.hookLostShare = 0;
  const order = simulator.placeOrder({ customerId: id, channelId: 1 });
  await app.settle();
  await app.later(6_000);
  const moved = app.account.contact(`bc:acme1:${id}`);
  expect(moved?.email).toBe('newest@example.com');
  expect(app.account.order(String(order.id))?.contactId).toBe(moved?.id);
});

test('whose account was deleted comes back neither by an old tick nor by an old subscription', async () => {
  await using app = await startShop();
  const { simulator, orders } = app.shop;
  const people = [GUEST, 'nora.no@example.com', 'luke.lost@example.com'];
  const accounts = people.map((email) => simulator.createCustomer({ email }));
  for (const email of people) simulator.subscribe(email, { channelId: 1 });
  await app.settle();
  const old = accounts.map(({ id }) =>
    simulator.placeOrder({ customerId: id, channelId: 1, isEmailOptIn: true }),
  );
  await app.settle();
  for (const email of people) expect(listsOf(app, email)).toHaveLength(2);

  await app.later(5_000);
  for (const { id } of accounts) simulator.deleteCustomer(id);
  await app.settle();
  for (const order of old) simulator.changeStatus(order.id, 10);
  await app.settle();
  await syncKinds(app, ALL, 'changes');
  for (const email of people) expect(listsOf(app, email)).toEqual([]);

  // A webhook of that subscription that comes only now says nothing new.
  const [record] = app.shop.subscribersByEmail(GUEST);
  await markChanged(app, 'subscribers', record?.id ?? 0);
  expect(listsOf(app, GUEST)).toEqual([]);

  // Neither does a guest stay whose account, which was not written, is deleted unheard.
  const shy = { email: 'shy@example.com', channel_ids: [1], origin_channel_id: 1 };
  const { id: shyId } = simulator.createCustomer(shy);
  await app.settle();
  simulator.placeOrder({ customerId: shyId, channelId: 2, isEmailOptIn: true });
  await app.settle();
  expect(listsOf(app, shy.email)).toHaveLength(2);
  app.bigcommerce.switches.hookLostShare = 1;
  simulator.deleteCustomer(shyId);
  await syncKinds(app, ALL, 'changes');
  expect(listsOf(app, shy.email)).toEqual([]);
  app.bigcommerce.switches.hookLostShare = 0;

  // Nor one whose account the ledger has forgotten, with an import that never left.
  const lost = { email: 'lost@example.com', channel_ids: [1], origin_channel_id: 1 };
  const { id: lostId } = simulator.createCustomer(lost);
  simulator.placeOrder({ customerId: lostId, channelId: 2, isEmailOptIn: true });
  await app.settle();
  await app.context.journal.forget('acme1', 'customers', [String(lostId)]);
  simulator.deleteCustomer(lostId);
  await app.bigcommerce.hooks('acme1').idle();
  // A sync of customers comes before the order by which the guest is found.
  const guest = () => app.db('ledger_entries').where({ kind: 'guests', state: 'synced' });
  const [key] = await guest().orderBy('written_at', 'desc').pluck('entity_id');
  const { journal, now } = app.context;
  await rememberDeleted({ journal, now }, 'acme1', { contactKey: key, isBlocked: false });
  await new NewsletterReaderRepository({ db: app.db }).forgetSpokenFor('acme1');
  expect(await app.db('ledger_entries').where({ kind: 'newsletter', entity_id: key })).toHaveLength(
    1,
  );
  await app.settle();
  expect(listsOf(app, lost.email)).toEqual([]);

  // A no that they say now is written, and so is one of which no webhook tells.
  simulator.unsubscribe('nora.no@example.com');
  await app.settle();
  expect(app.account.contact('nora.no@example.com')?.emailBlacklisted).toBe(true);
  app.bigcommerce.switches.hookLostShare = 1;
  simulator.unsubscribe('luke.lost@example.com');
  await syncKinds(app, ALL, 'changes');
  expect(app.account.contact('luke.lost@example.com')?.emailBlacklisted).toBe(true);
  app.bigcommerce.switches.hookLostShare = 0;

  // Whoever buys after that, and ticks the box again, is back.
  const { id } = simulator.placeOrder({ email: GUEST, channelId: 1, isEmailOptIn: true });
  orders.table.get(id).createdAt = new Date(Date.now() + 60_000).toISOString();
  await app.settle();
  expect(listsOf(app, GUEST)).toHaveLength(2);
  expect(app.account.contact(GUEST)?.emailBlacklisted).toBe(false);
});
