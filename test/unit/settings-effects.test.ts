import { expect, test } from 'vitest';
import { type Settings, SettingsDocument } from '../../server/contract/settings.ts';
import { effectsOf } from '../../server/sync/settings/settings-effects.ts';

const MAPPING = [
  { source: 'first_name', attribute: 'FIRSTNAME' },
  { source: 'company', attribute: 'COMPANY' },
];
const COHORT = [{ source: 'cohort', attribute: 'COHORT' }];

function settings(changes: object = {}): Settings {
  const document = SettingsDocument.parse(changes);
  return { ...document, version: 1, customerMapping: document.customerMapping ?? MAPPING };
}

const OFF = {
  ...{ customers: false, orders: false, products: false },
  ...{ categories: false, carts: false, inventory: false },
};

test.each([
  ['nothing', {}, {}, []],
  ['the speed', {}, { quotaShare: 0.5 }, []],
  ['events', {}, { events: { order_placed: false } }, []],
  ['what is erased', {}, { consent: { eraseDeleted: true } }, []],
  ['the list of carts', {}, { lists: { abandonedCart: 7 } }, []],
  ['a switch, to off', {}, { sync: OFF }, []],
  ['consent', {}, { consent: { mode: 'everyone' } }, ['carts', 'customers', 'orders']],
  ['words for statuses', {}, { orderStatuses: { 2: 'sent' } }, ['orders']],
  ['what is shown of products', {}, { products: { images: false } }, ['products']],
  ['lists', {}, { lists: { newsletter: 7 } }, ['customers', 'orders']],
  [
    'a storefront',
    {},
    { storefronts: { 2: { enabled: false } } },
    ['carts', 'categories', 'customers', 'orders', 'products'],
  ],
  ['a switch, to on', { sync: OFF }, { sync: { ...OFF, orders: true } }, ['orders']],
  ['stock, to on', { sync: OFF }, { sync: { ...OFF, inventory: true } }, ['products']],
  ['carts, to on', { sync: OFF }, { sync: { ...OFF, carts: true } }, []],
  ['cohorts that nothing in Brevo shows', {}, { cohorts: { vipOrders: 9 } }, []],
  [
    'cohorts that have a list',
    { lists: { cohortVip: 7 } },
    { lists: { cohortVip: 7 }, cohorts: { vipOrders: 9 } },
    ['customers', 'orders'],
  ],
  [
    'cohorts that are mapped',
    { customerMapping: COHORT },
    { customerMapping: COHORT, cohorts: { vipSpent: null } },
    ['customers', 'orders'],
  ],
  ['the order of lines', {}, { customerMapping: MAPPING.toReversed() }, []],
  ['a line', {}, { customerMapping: MAPPING.slice(1) }, ['customers', 'orders']],
])('a save that changes %s leaves to be done what it touches', (_what, before, after, kinds) => {
  const effects = effectsOf(settings(before), settings(after));
  expect(effects.map(({ resource }) => resource).sort()).toEqual(kinds);
});

test('the mapping until then is remembered with people, and with nobody else', () => {
  const after = { customerMapping: MAPPING.slice(1), products: { images: false } };
  const effects = effectsOf(settings(), settings(after));
  expect(new Map(effects.map((one) => [one.resource, one.formerMapping]))).toEqual(
    new Map([
      ['products', null],
      ['customers', MAPPING],
      ['orders', MAPPING],
    ]),
  );
});
