import type { Settings } from '../../../server/contract/settings.ts';

/** The lists that a storefront may have of its own, in the order in which they are shown. */
export const LIST_NAMES = ['allCustomers', 'newsletter', 'buyers', 'abandonedCart'] as const;
export type ListName = (typeof LIST_NAMES)[number];

type Choices = Settings['storefronts'];

/** A storefront that nobody has decided on counts, and uses the lists for all of them. */
export function isOn(storefronts: Choices, id: number): boolean {
  return storefronts[id]?.enabled ?? true;
}

/** The list that is a storefront's own; null where it uses the one for all. */
export function ownList(storefronts: Choices, id: number, name: ListName): number | null {
  return storefronts[id]?.lists?.[name] ?? null;
}

export function ownListNames(storefronts: Choices, id: number): ListName[] {
  return LIST_NAMES.filter((name) => ownList(storefronts, id, name) !== null);
}

export function withSwitch(storefronts: Choices, id: number, enabled: boolean): Choices {
  return { ...storefronts, [id]: { ...storefronts[id], enabled } };
}

/** With these lists as its own; those that are null are inherited, and not mentioned. */
export function withOwnLists(
  storefronts: Choices,
  id: number,
  lists: Record<ListName, number | null>,
): Choices {
  const { lists: before, ...rest } = storefronts[id] ?? { enabled: true };
  const all = Object.entries({ ...before, ...lists });
  const own = Object.fromEntries(all.filter(([, listId]) => listId !== null));
  return {
    ...storefronts,
    [id]: Object.keys(own).length > 0 ? { ...rest, lists: own } : rest,
  };
}

/**
 * Without decisions that came to nothing: whoever switches a storefront off and on again has changed nothing, as long as
 * `saved` said nothing of it either.
 */
export function withoutIdle(storefronts: Choices, saved: Choices): Choices {
  return Object.fromEntries(
    Object.entries(storefronts).filter(
      ([id, { enabled, lists }]) => id in saved || !enabled || lists !== undefined,
    ),
  );
}
