import { expect, test } from 'vitest';
import { drainJob } from '../../server/sync/drain/drain-job.ts';
import { type ConnectedApp, startConnectedApp, syncOnce } from '../helpers/connected-store.ts';
import { newList, saveSettings } from '../helpers/many-storefronts.ts';

const ADA = 'ada.whitfield@example.com';
const GUEST = 'yes.guest@example.com';
const SMALL = { stores: [{ hash: 'acme1', name: 'Acme', seed: 1, customers: 20, orders: 0 }] };
const NOBODY = {
  ...{ first_name: 'Gus', last_name: 'Guest', company: '', street_1: '1 Lane', street_2: '' },
  ...{ city: 'Austin', state: 'Texas', zip: '73301', country: 'United States', phone: '' },
  country_iso2: 'US',
};
const COHORTS = ['cohortNew', 'cohortReturning', 'cohortVip'] as const;

/** A synced store without orders, with a list for each cohort and an attribute that tells it. */
async function startShop() {
  const app = await startConnectedApp({ bigcommerce: SMALL });
  const lists: Record<string, number> = {};
  for (const name of COHORTS) lists[name] = await newList(app, name);
  await syncOnce(app);
  await app.merchant.call('POST', '/syncs', { resources: ['orders'] });
  await app.settle();
  const known = (await app.merchant.get('/settings')).body;
  const customerMapping = [...known.customerMapping, { source: 'cohort', attribute: 'COHORT' }];
  await saveSettings(app, { customerMapping, lists: { ...known.lists, ...lists } });
  await app.settle();
  return Object.assign(app, { lists });
}

type Shop = Awaited<ReturnType<typeof startShop>>;

function place(app: ConnectedApp, email: string, price = 1_000) {
  const billing = { ...NOBODY, email };
  const customerId = email === ADA ? 1 : 0;
  return app.shop.orders.add({
    ...{ statusId: 11, customerId, billing, shippingTo: [billing], isEmailOptIn: true },
    lines: (id) => [
      {
        ...{ id: id * 1000, productId: 7, variantId: 70, name: 'Rope', sku: 'R', brand: '' },
        ...{ type: 'physical' as const, quantity: 2, price, refunded: 0, shipped: 0 },
        ...{ addressNth: 0, options: [], parentId: null },
      },
    ],
  }).id;
}

async function changed(app: ConnectedApp, ...orderIds: number[]): Promise<void> {
  const { pending, queue, now } = app.context;
  const marks = orderIds.map((id) => ({
    ...{ storeHash: 'acme1', kind: 'orders', entityId: String(id) },
  }));
  await pending.mark(marks, now());
  await queue.enqueue(drainJob('acme1', 'orders'));
  await app.settle();
}

/** The cohort that Brevo tells of somebody: by the attribute, and by the lists that they are in. */
function cohortOf(app: Shop, email: string) {
  const contact = app.account.contact(email);
  const listIds = contact?.listIds ?? [];
  const lists = COHORTS.filter((name) => [...listIds].includes(app.lists[name] ?? 0));
  return [contact?.attributes.COHORT, ...lists];
}

test.each([ADA, GUEST])('%s moves from cohort to cohort as orders come and go', async (who) => {
  await using app = await startShop();
  const first = place(app, who);
  await changed(app, first);
  expect(cohortOf(app, who)).toEqual(['new', 'cohortNew']);

  const second = place(app, who);
  await changed(app, second);
  expect(cohortOf(app, who)).toEqual(['returning', 'cohortReturning']);
  const dear = place(app, who, 30_000);
  await changed(app, dear);
  expect(cohortOf(app, who)).toEqual(['vip', 'cohortVip']);

  for (const id of [dear, second]) app.shop.orders.changeStatus(id, 5);
  await changed(app, dear, second);
  expect(cohortOf(app, who)).toEqual(['new', 'cohortNew']);
  app.shop.orders.changeStatus(first, 4);
  await changed(app, first);
  const [attribute = '', ...lists] = cohortOf(app, who);
  expect([attribute, lists]).toEqual(['', []]);
});

test('borders that are moved move the people, and lists with them', async () => {
  await using app = await startShop();
  await changed(app, place(app, ADA), place(app, ADA), place(app, GUEST));
  expect(cohortOf(app, ADA)).toEqual(['returning', 'cohortReturning']);

  await saveSettings(app, { cohorts: { returningFrom: 2, vipOrders: 9, vipSpent: 20 } });
  await app.settle();

  expect(cohortOf(app, ADA)).toEqual(['vip', 'cohortVip']);
  expect(cohortOf(app, GUEST)).toEqual(['vip', 'cohortVip']);
  const wrong = await app.merchant.call('PUT', '/settings', {
    version: (await app.merchant.get('/settings')).body.version,
    cohorts: { returningFrom: 5, vipOrders: 5 },
  });
  expect([wrong.status, wrong.body.error.problems[0].path]).toEqual([400, 'cohorts.vipOrders']);
  const { fields } = (await app.merchant.get('/fields')).body;
  const cohort = fields.find((one: { source: string }) => one.source === 'cohort');
  expect(cohort).toMatchObject({ group: 'computed', type: 'text', example: 'vip' });
});
