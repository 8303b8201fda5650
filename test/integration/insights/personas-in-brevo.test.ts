import { expect, test } from 'vitest';
import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';
import type { Customer } from '../../../sandbox/bigcommerce/shop/people/customer.ts';
import type { Shop } from '../../../sandbox/bigcommerce/shop/shop.ts';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { expectedAmount, ordersOf } from '../../helpers/models/order-model.ts';
import { customersOf } from '../../helpers/models/shop-model.ts';
import { findTraces, tracesOfPeople } from '../../helpers/models/traces-of.ts';
import { saveSettings } from '../../helpers/stores/many-storefronts.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';
import { sentTo } from '../../helpers/stores/mavera-store.ts';
import {
  choose,
  confirmAll,
  runPersonas,
  startPersonaApp,
} from '../../helpers/stores/persona-store.ts';

/** Shipped, or about to be. */
const BOUGHT = [2, 3, 8, 9, 10, 11, 14];
const TIER = 'attributes["Account tier"]';
const SELLER = 'attributes["Sales representative"]';
const COLOUR = 'attributes["Favourite colour"]';

/** Every second customer has a tier, and all are looked after by somebody with a name. */
function giveTiers(shop: Shop): void {
  for (const one of customersOf(shop)) setTier(shop, one, one.id % 2 === 0 ? tierOf(one.id) : '');
}

function tierOf(id: number): string {
  return id % 4 === 0 ? 'Gold' : 'Silver';
}

function setTier(shop: Shop, { id, attributes }: Customer, tier: string): void {
  const { first_name, last_name } = shop.customers.get(5);
  const value = (attribute_id: number, attribute_value: string) => ({
    ...{ id: id * 64 + attribute_id, attribute_id, attribute_value, customer_id: id },
    ...{ date_created: '2024-01-01T00:00:00Z', date_modified: '2024-01-01T00:00:00Z' },
  });
  const others = attributes.filter((one) => one.attribute_id < 7);
  const given = [value(7, `${first_name} ${last_name}`), ...(tier ? [value(9, tier)] : [])];
  shop.customers.replace({ ...shop.customers.get(id), attributes: [...others, ...given] });
}

/** How many people have which cohort, worked out from the shop alone. */
function expectedCohorts(shop: Shop) {
  const bought = ordersOf(shop).filter(({ statusId }) => BOUGHT.includes(statusId));
  const people = Map.groupBy(bought, ({ billing }) => billing.email.trim().toLowerCase());
  people.delete('');
  const sizes = { new: 0, returning: 0, vip: 0 };
  for (const orders of people.values()) {
    const cents = orders.map((one) => Math.round(Math.max(0, expectedAmount(one)) * 100));
    const spent = cents.reduce((sum, one) => sum + one, 0) / 100;
    if (orders.length >= 6 || spent >= 500) sizes.vip += 1;
    else sizes[orders.length > 1 ? 'returning' : 'new'] += 1;
  }
  return sizes;
}

test('personas of fields and cohorts are counted from the shop, reach contacts, and name nobody', async () => {
  const stores = defaultStores({ customers: 110, orders: 260 });
  await using app = await startPersonaApp({ bigcommerce: { stores } });
  const { merchant, shop } = app;
  const account = app.brevo.account();
  await app.db('order_facts').delete();
  giveTiers(shop);
  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  await merchant.call('POST', '/syncs', { resources: ['customers', 'orders'] });
  await app.settle();
  const { customerMapping } = (await merchant.get('/settings')).body;
  const ours = [
    { source: 'persona', attribute: 'PERSONA' },
    { source: 'cohort', attribute: 'COHORT' },
  ];
  await saveSettings(app, { customerMapping: [...customerMapping, ...ours] });
  await app.settle();
  const wanted = { attributes: [TIER, SELLER, COLOUR, 'attributes["Gone"]'], minSize: 15 };
  await choose(merchant, wanted);
  app.bigcommerce.requests.clear();

  const run = await runPersonas(app);
  const reads = app.bigcommerce.requests.total;
  const done = await confirmAll(app, run);
  await app.settle();

  expect(done).toMatchObject({ state: 'succeeded', problem: null });
  const { segments, leftOut, cohorts, customers } = done.result;
  const all = customersOf(shop);
  expect(customers).toBe(all.length);
  // Pages of customers, the definitions of attributes, nothing a person.
  expect(reads).toBeLessThanOrEqual(3);
  const sizes = expectedCohorts(shop);
  expect(
    Object.fromEntries(
      cohorts.map((one: { cohort: string; people: number }) => [one.cohort, one.people]),
    ),
  ).toEqual(sizes);
  const tiers = segments.filter(({ source }: { source: string }) => source === TIER);
  expect(tiers).toMatchObject(
    ['Gold', 'Silver']
      .map((value) => {
        const ids = all.map(({ id }) => id).filter((id) => id % 2 === 0 && tierOf(id) === value);
        return { value, people: ids.length };
      })
      .sort((a, b) => b.people - a.people),
  );
  const reasons = leftOut.map(({ source, reason }: { source: string; reason: string }) => [
    source,
    reason,
  ]);
  expect(reasons).toEqual(
    expect.arrayContaining([
      [SELLER, 'personal'],
      [COLOUR, 'too_small'],
      ['attributes["Gone"]', 'no_such_field'],
    ]),
  );
  expect(app.mavera.account().spent).toBe(300 * segments.length);

  const named = (value: string) =>
    segments.find((one: { value: string }) => one.value === value)?.personaName;
  const contacts = [...account.contacts];
  let checked = 0;
  for (const { email = '', extId, attributes } of contacts) {
    if (shop.customerIdsByEmail(email).length > 1) continue;
    // Whoever is there only because of an order has what an order says, and no fields.
    const id = Number(/^bc:acme1:(\d+)$/.exec(extId ?? '')?.[1] ?? 1);
    const expected = id % 2 === 0 ? named(tierOf(id)) : named(String(attributes.COHORT));
    expect([email, attributes.PERSONA]).toEqual([email, expected]);
    if (expected) checked += 1;
  }
  expect(checked).toBeGreaterThan(15);

  const tables = [
    'insight_runs',
    'insight_steps',
    'personas',
    'mavera_attempts',
    'activity',
    'audit',
  ];
  const kept = await Promise.all(tables.map((table) => app.db(table)));
  const bodies = [...app.mavera.requests].map(({ method, path, body }) => ({ method, path, body }));
  expect(sentTo(app, 'POST', '/personas').length).toBe(segments.length);
  expect(findTraces(tracesOfPeople(shop), JSON.stringify([bodies, kept]))).toEqual([]);

  const moved = all.find(({ id, email }) => id % 4 === 0 && account.contact(email.toLowerCase()));
  if (!moved) throw new Error('somebody with a tier is in Brevo');
  const mark = async (tier: string) => {
    setTier(shop, moved, tier);
    await markChanged(app, 'customers', moved.id);
    return account.contact(moved.email.toLowerCase())?.attributes;
  };
  expect((await mark('Silver'))?.PERSONA).toBe(named('Silver'));
  const without = await mark('');
  expect(without?.PERSONA ?? '').toBe(named(String(without?.COHORT)) ?? '');

  const { fields } = (await merchant.get('/insights/personas/fields')).body;
  expect(fields).toEqual(
    expect.arrayContaining([
      { source: TIER, label: 'Account tier' },
      expect.objectContaining({ source: 'customer_group' }),
    ]),
  );
  const persona = (await merchant.get('/fields')).body.fields.find(
    ({ source }: { source: string }) => source === 'persona',
  );
  expect(persona.example).toEqual(expect.any(String));
});
