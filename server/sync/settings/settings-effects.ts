import { isDeepStrictEqual } from 'node:util';
import { COHORT_LISTS } from '../../contract/cohorts.ts';
import type { CustomerMapping } from '../../contract/mapping.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Resource } from '../../contract/sync.ts';
import type { SettingsEffect } from '../../db/store/settings-changes.ts';
import { hasList } from '../storefronts/storefront-settings.ts';

/** Kinds of record that have a walk of their own, and the switches by which they come in. */
const WALKED = {
  customers: ['customers'],
  categories: ['categories'],
  // Stock travels with the products that it is of.
  products: ['products', 'inventory'],
  orders: ['orders'],
} as const satisfies Partial<Record<Resource, ReadonlyArray<keyof Settings['sync']>>>;
type Walked = keyof typeof WALKED;
/** Carts have no walk: those that Brevo was told of are looked at again. */
type Followed = Walked | 'carts';

/** Sections of the document whose change may change any record of these kinds. */
const SECTIONS: ReadonlyArray<readonly [section: string, kinds: readonly Walked[]]> = [
  ['orderStatuses', ['orders']],
  ['products', ['products']],
  // What is switched on about categories is written with the products in them.
  ['categories', ['products']],
  ['storefronts', ['customers', 'categories', 'products', 'orders']],
];

/**
 * What a save of the settings leaves to be done, by kind of record. Events, the share of the quota and what only future
 * changes go by leave nothing. What was switched on again catches up. Pure.
 */
export function effectsOf(before: Settings, after: Settings): SettingsEffect[] {
  const kinds = new Set<Followed>();
  for (const [section, concerned] of SECTIONS)
    if (!isDeepStrictEqual(sectionOf(before, section), sectionOf(after, section)))
      for (const kind of concerned) kinds.add(kind);
  if (before.consent.mode !== after.consent.mode) kinds.add('customers').add('orders').add('carts');
  if (!isDeepStrictEqual(switchedOff(before), switchedOff(after))) kinds.add('carts');
  for (const kind of Object.keys(WALKED) as Walked[])
    if (WALKED[kind].some((name) => !before.sync[name] && after.sync[name])) kinds.add(kind);

  // Guests come with the orders, and are mapped and listed as customers are.
  const isMapping = !isSameMapping(before.customerMapping, after.customerMapping);
  const isOfCohorts = !isDeepStrictEqual(before.cohorts, after.cohorts) && usesCohorts(after);
  const isOfLists = isOfCohorts || !isDeepStrictEqual(listsOf(before), listsOf(after));
  if (isMapping || isOfLists) kinds.add('customers').add('orders');
  return [...kinds].map((resource) => {
    const hasPeople = resource === 'customers' || resource === 'orders';
    return {
      resource,
      formerMapping: hasPeople && isMapping ? before.customerMapping : null,
      isOfLists: hasPeople && isOfLists,
    };
  });
}

/** Whether anything in Brevo tells who is in which cohort. */
function usesCohorts(settings: Settings): boolean {
  return (
    settings.customerMapping.some(({ source }) => source === 'cohort' || source === 'persona') ||
    COHORT_LISTS.some((name) => hasList(settings, name))
  );
}

/** The order of its lines means nothing. */
function isSameMapping(one: CustomerMapping, other: CustomerMapping): boolean {
  const lines = (mapping: CustomerMapping) =>
    mapping.map(({ source, attribute }) => `${attribute} ${source}`).sort();
  return isDeepStrictEqual(lines(one), lines(other));
}

/** Those of people; carts find their list by themselves. */
function listsOf({ lists, storefronts }: Settings) {
  const { abandonedCart: _, ...ofPeople } = lists;
  const ofStorefronts = Object.entries(storefronts).map(([channelId, storefront]) => {
    const { abandonedCart: __, ...own } = storefront.lists ?? {};
    return [channelId, own];
  });
  return { ofPeople, ofStorefronts };
}

/** Storefronts that nobody is to hear of. */
function switchedOff({ storefronts }: Settings): string[] {
  return Object.keys(storefronts).filter((id) => storefronts[id]?.enabled === false);
}

function sectionOf(settings: Settings, section: string): unknown {
  return (settings as Readonly<Record<string, unknown>>)[section];
}
