import { describe, expect, test } from 'vitest';
import type { Cohort } from '../../server/contract/cohorts.ts';
import { SettingsDocument } from '../../server/contract/settings.ts';
import type { Subscription } from '../../server/db/ledger/subscribers.ts';
import { listsOfReader } from '../../server/sync/newsletter/to-reader-contact.ts';
import { consentHere } from '../../server/sync/storefronts/consent-here.ts';
import { forgetLists } from '../../server/sync/storefronts/forget-lists.ts';
import { homesOf, isLeftOut, listsOfPerson } from '../../server/sync/storefronts/person-lists.ts';
import {
  chosenListIds,
  effectiveList,
  isEnabled,
  listIdsOnlyFor,
} from '../../server/sync/storefronts/storefront-settings.ts';

const settings = SettingsDocument.parse({
  lists: { allCustomers: 10, buyers: 20, newsletter: 10 },
  storefronts: {
    2: { enabled: true, lists: { allCustomers: 12, newsletter: 32, buyers: null } },
    3: { enabled: false, lists: { buyers: 23 } },
  },
});

function subscription(channelId: number, newsletter: Subscription['newsletter']): Subscription {
  return { contactKey: 'ada', channelId, newsletter };
}

function order(channelId: number, { statusId = 10, isArchived = false, isOptIn = false } = {}) {
  return { channelId, statusId, isArchived, isOptIn };
}

describe('a storefront', () => {
  test('has its own lists, and inherits those it has not chosen', () => {
    expect(effectiveList(settings, 2, 'allCustomers')).toEqual({ id: 12, from: 'own' });
    expect(effectiveList(settings, 2, 'buyers')).toEqual({ id: 20, from: 'inherited' });
    expect(effectiveList(settings, 2, 'abandonedCart')).toEqual({ id: null, from: 'none' });
  });

  test('that nobody has decided on counts, one that is switched off does not', () => {
    expect([2, 3, 99].map((id) => isEnabled(settings, id))).toEqual([true, false, true]);
    expect(isLeftOut(settings, [3])).toBe(true);
    expect(isLeftOut(settings, [3, 1])).toBe(false);
  });

  test('lists that serve several purposes are nobody’s alone', () => {
    expect([...chosenListIds(settings)].sort()).toEqual([10, 12, 20, 23, 32]);
    expect(listIdsOnlyFor(settings, 'newsletter')).toEqual([32]);
  });
});

describe('the storefronts of a customer', () => {
  test.each([
    ['where they may log in and where they signed up', [1, 2], 3, [1, 2, 3]],
    ['where they signed up, if they may log in everywhere', null, 2, [2]],
    ['none in particular', null, null, [0]],
  ])('are %s', (_what, channelIds, originChannelId, homes) => {
    expect(homesOf({ channelIds, originChannelId })).toEqual(homes);
  });
});

describe('somebody is in the lists', () => {
  const nobody = { homes: [1], subscriptions: [], orders: [] };

  test('of the storefronts that are theirs', () => {
    expect(listsOfPerson(settings, { ...nobody, homes: [1, 2, 3] })).toEqual([10, 12]);
  });

  test('of the newsletter where they subscribed, and of no storefront that is switched off', () => {
    const subscriptions = [2, 3].map((id) => subscription(id, 'subscribed'));
    expect(listsOfPerson(settings, { ...nobody, subscriptions })).toEqual([10, 32]);
    const left = [subscription(2, 'unsubscribed')];
    expect(listsOfPerson(settings, { ...nobody, subscriptions: left })).toEqual([10]);
  });

  test('of the newsletter by a tick at the checkout, unless a record says no', () => {
    const orders = [order(2, { isOptIn: true, statusId: 5 })];
    expect(listsOfPerson(settings, { ...nobody, orders })).toEqual([10, 32]);
    const subscriptions = [subscription(2, 'unsubscribed')];
    expect(listsOfPerson(settings, { ...nobody, orders, subscriptions })).toEqual([10]);
  });

  test('of buyers where an order of theirs stands', () => {
    expect(listsOfPerson(settings, { ...nobody, orders: [order(2)] })).toEqual([10, 20]);
    for (const undone of [{ statusId: 5 }, { statusId: 0 }, { isArchived: true }])
      expect(listsOfPerson(settings, { ...nobody, orders: [order(2, undone)] })).toEqual([10]);
    expect(listsOfPerson(settings, { ...nobody, orders: [order(3)] })).toEqual([10]);
  });

  test('of their cohort where an order of theirs stands, and of no other cohort', () => {
    const lists = { allCustomers: 10, cohortNew: 41, cohortVip: 43 };
    const choices = SettingsDocument.parse({
      lists,
      storefronts: { 2: { lists: { cohortVip: 53 } }, 3: { enabled: false } },
    });
    const of = (cohort: Cohort | undefined, orders = [1, 2, 3].map((id) => order(id))) =>
      listsOfPerson(choices, { ...nobody, orders, cohort });
    expect(of('vip')).toEqual([10, 43, 53]);
    expect(of('new', [order(1)])).toEqual([10, 41]);
    expect(of('returning')).toEqual([10]);
    expect(of(undefined)).toEqual([10]);
  });

  test('of the newsletter alone if they only read it; of everybody where it has no list', () => {
    expect(listsOfReader(settings, [subscription(2, 'subscribed')])).toEqual([32]);
    expect(listsOfReader(settings, [subscription(3, 'subscribed')])).toEqual([]);
    const plain = SettingsDocument.parse({ lists: { allCustomers: 10 } });
    expect(listsOfReader(plain, [subscription(2, 'subscribed')])).toEqual([10]);
  });
});

describe('a yes on a storefront that is switched off', () => {
  const customer = { channelIds: [1, 3], originChannelId: 1 };

  test('is a yes elsewhere, and blocks nobody', () => {
    const said = [subscription(3, 'subscribed'), subscription(1, 'unsubscribed')];
    expect(consentHere(settings, customer, said)).toBe('subscribed_elsewhere');
    expect(consentHere(settings, customer, [], [3])).toBe('subscribed_elsewhere');
  });

  test('takes nothing from a yes on another', () => {
    const said = [subscription(3, 'subscribed'), subscription(1, 'subscribed')];
    expect(consentHere(settings, customer, said)).toBe('subscribed');
  });

  test('a no counts wherever it was said', () => {
    expect(consentHere(settings, customer, [subscription(3, 'unsubscribed')])).toBe('unsubscribed');
  });
});

test('a list that is gone is forgotten wherever it was chosen, and all else stays', () => {
  const { changed, gone } = forgetLists(settings, new Set([10, 23]));
  expect(changed).toEqual({
    ...settings,
    lists: { ...settings.lists, allCustomers: null, newsletter: null },
    storefronts: {
      ...settings.storefronts,
      3: { enabled: false, lists: { ...settings.storefronts[3]?.lists, buyers: null } },
    },
  });
  expect(gone.toSorted()).toEqual(['allCustomers', 'buyers@3', 'newsletter']);
  expect(forgetLists({}, new Set([10])).gone).toEqual([]);
});
