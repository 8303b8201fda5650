import { expect, test } from 'vitest';
import { Settings } from '../../server/contract/settings.ts';
import { settingChanges } from '../../server/sync/settings/setting-changes.ts';

const before = Settings.parse({
  version: 3,
  lists: { buyers: 7 },
  orderStatuses: { 11: 'completed' },
  customerMapping: [
    { source: 'first_name', attribute: 'FIRSTNAME' },
    { source: 'company', attribute: 'COMPANY' },
  ],
});

test('each setting that differs is told with what it was and is; the rest, and the version, are not', () => {
  const after = Settings.parse({
    ...before,
    version: 4,
    sync: { ...before.sync, inventory: true },
    lists: { ...before.lists, buyers: null },
    orderStatuses: { 5: 'cancelled' },
    quotaShare: 0.5,
    storefronts: { 2: { enabled: false } },
    customerMapping: [
      { source: 'addresses[0].company', attribute: 'COMPANY' },
      { source: 'first_name', attribute: 'FIRSTNAME' },
    ],
  });

  expect(settingChanges(before, after)).toEqual(
    expect.arrayContaining([
      { path: 'sync.inventory', from: false, to: true },
      { path: 'lists.buyers', from: 7, to: null },
      { path: 'orderStatuses.11', from: 'completed', to: undefined },
      { path: 'orderStatuses.5', from: undefined, to: 'cancelled' },
      { path: 'quotaShare', from: 0.7, to: 0.5 },
      { path: 'storefronts.2.enabled', from: undefined, to: false },
      { path: 'customerMapping.COMPANY', from: 'company', to: 'addresses[0].company' },
    ]),
  );
  expect(settingChanges(before, after)).toHaveLength(7);
});

test('a mapping in another order, and the same document, are no change', () => {
  const customerMapping = before.customerMapping.toReversed();

  expect(settingChanges(before, { ...before, version: 9, customerMapping })).toEqual([]);
});
