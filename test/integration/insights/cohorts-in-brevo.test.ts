import { expect, test } from 'vitest';
import {
  type ConnectedApp,
  startConnectedApp,
  syncOnce,
} from '../../helpers/stores/connected-store.ts';
import { newList, saveSettings } from '../../helpers/stores/many-storefronts.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';

const ADA = 'ada.whitfield@example.com';
const GUEST = 'yes.guest@example.com';
const SMALL = { stores: [{ hash: 'acme1', name: 'Acme', seed: 1, customers: 20, orders: 0 }] };
const NOBODY = {
  ...{ first_name: 'Gus', last_name: 'Guest', company: '', street_1: '1 Lane', street_2: '' },
  ...{ city: 'Austin', state: 'Texas', zip: '73301', country: 'United States', phone: '' },
  country_iso2: 'US',
};
const NEW = ['new', 'cohortNew'];
const RETURNING = ['returning', 'cohortReturning'];
const VIP = ['vip', 'cohortVip'];
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

function changed(app: ConnectedApp, ...orderIds: number[]): Promise<void> {
  return markChanged(app, 'orders', ...orderIds);
}

/** The cohort that Brevo tells of somebody: by the attribute, and by the lists that they are in. */
function cohortOf(app: Shop, email: string) {
  const contact = app.account.contact(email);
  const listIds = contact?.listIds ?? [];
  const lists = COHORTS.filter((name) => [...listIds].includes(app.lists[name] ?? 0));
  return [contact?.attributes.COHORT, ...lists];
}

test('customers and guests move from cohort to cohort as orders come and go, and as borders move', async () => {
  await using app = await startShop();
  const people = [ADA, GUEST];
  const both = () => people.map((who) => cohortOf(app, who));
  const placeEach = async (price?: number) => {
    const ids = people.map((who) => place(app, who, price));
    await changed(app, ...ids);
    return ids;
  };
  const setStatus = async (ids: readonly number[], statusId: number) => {
    for (const id of ids) app.shop.orders.changeStatus(id, statusId);
    await changed(app, ...ids);
  };

  const first = await placeEach();
  expect(both()).toEqual([NEW, NEW]);
  const second = await placeEach();
  expect(both()).toEqual([RETURNING, RETURNING]);
  const dear = await placeEach(30_000);
  expect(both()).toEqual([VIP, VIP]);
  await setStatus([...dear, ...second], 5);
  expect(both()).toEqual([NEW, NEW]);

  await saveSettings(app, { cohorts: { returningFrom: 2, vipOrders: 9, vipSpent: 20 } });
  await app.settle();
  expect(both()).toEqual([VIP, VIP]);
  await setStatus(first, 4);
  for (const [attribute = '', ...lists] of both()) expect([attribute, lists]).toEqual(['', []]);

  const { version } = (await app.merchant.get('/settings')).body;
  const cohorts = { returningFrom: 5, vipOrders: 5 };
  const wrong = await app.merchant.call('PUT', '/settings', { version, cohorts });
  expect([wrong.status, wrong.body.error.problems[0].path]).toEqual([400, 'cohorts.vipOrders']);
  const { fields } = (await app.merchant.get('/fields')).body;
  const cohort = fields.find((one: { source: string }) => one.source === 'cohort');
  expect(cohort).toMatchObject({ group: 'computed', type: 'text' });
});
