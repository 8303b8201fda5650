import { COHORT_LISTS } from '../../contract/cohorts.ts';
import type { Settings } from '../../contract/settings.ts';

export type ListName = keyof Settings['lists'];
/** Lists that somebody's orders put them in. */
export const LISTS_OF_ORDERS = ['buyers', ...COHORT_LISTS] as const;

/** The part of the settings that says what goes where. */
export type StorefrontChoices = Pick<Settings, 'lists' | 'storefronts'>;

/** Where a list comes from: chosen for this storefront, for all of them, or nowhere. */
export type ListOrigin = 'own' | 'inherited' | 'none';

export interface EffectiveList {
  id: number | null;
  from: ListOrigin;
}

/** Stands for "no storefront in particular": somebody or something that BigCommerce ties to none. */
export const NO_CHANNEL = 0;

/** A storefront counts unless it was switched off. One that nobody has decided on follows what was chosen for all. */
export function isEnabled({ storefronts }: StorefrontChoices, channelId: number): boolean {
  return storefronts[channelId]?.enabled !== false;
}

/** The list that a storefront uses: its own, or that of all storefronts. */
export function effectiveList(
  { lists, storefronts }: StorefrontChoices,
  channelId: number,
  name: ListName,
): EffectiveList {
  const own = storefronts[channelId]?.lists?.[name] ?? null;
  if (own !== null) return { id: own, from: 'own' };
  const id = lists[name];
  return { id, from: id === null ? 'none' : 'inherited' };
}

/** The lists of several storefronts, each once; those without one are left out. */
export function listIdsOf(
  choices: StorefrontChoices,
  channelIds: readonly number[],
  name: ListName,
): number[] {
  const ids = channelIds.map((channelId) => effectiveList(choices, channelId, name).id);
  return [...new Set(ids.filter((id) => id !== null))];
}

/** Lists that are used for this and for nothing else, on any storefront. */
export function listIdsOnlyFor({ lists, storefronts }: StorefrontChoices, name: ListName) {
  const all = [lists, ...Object.values(storefronts).map((one) => one.lists ?? {})];
  const ids = (isWanted: boolean) =>
    all
      .flatMap((one) => Object.entries(one))
      .filter(([key]) => (key === name) === isWanted)
      .map(([, id]) => id)
      .filter((id) => id !== null);
  const others = new Set(ids(false));
  return [...new Set(ids(true))].filter((id) => !others.has(id));
}

/** Every list that a merchant chose for anything. No other list is ever touched. */
export function chosenListIds({ lists, storefronts }: StorefrontChoices): ReadonlySet<number> {
  const all = [lists, ...Object.values(storefronts).map((one) => one.lists ?? {})];
  return new Set(all.flatMap((one) => Object.values(one)).filter((id) => id !== null));
}

/** Whether any storefront has a list of this name. */
export function hasList({ lists, storefronts }: StorefrontChoices, name: ListName): boolean {
  return [lists, ...Object.values(storefronts).map((one) => one.lists)].some(
    (one) => one?.[name] != null,
  );
}
