import { type Cohort, LIST_OF_COHORT } from '../../contract/cohorts.ts';
import type { OrderFacts } from '../../db/ledger/order-facts.ts';
import type { Subscription } from '../../db/ledger/subscribers.ts';
import { isPlaced } from '../orders/order-status.ts';
import { isEnabled, listIdsOf, NO_CHANNEL, type StorefrontChoices } from './storefront-settings.ts';

/** The storefronts a customer has to do with, as BigCommerce tells them. */
export interface Belonging {
  originChannelId: number | null;
  /** Null: they may log in everywhere. */
  channelIds: number[] | null;
}

type PlacedOrder = Pick<OrderFacts, 'channelId' | 'statusId' | 'isArchived' | 'isOptIn'>;

/**
 * The storefronts whose customer somebody is: where they may log in and where they signed up. Of a customer who may log in
 * everywhere only the second says anything: a store that shares its logins would otherwise have one list of everybody a
 * storefront.
 */
export function homesOf({ originChannelId, channelIds }: Belonging): number[] {
  const homes = [...(channelIds ?? []), ...(originChannelId === null ? [] : [originChannelId])];
  return homes.length > 0 ? [...new Set(homes)] : [NO_CHANNEL];
}

/** Every storefront of theirs is switched off. */
export function isLeftOut(choices: StorefrontChoices, channelIds: readonly number[]): boolean {
  return channelIds.every((channelId) => !isEnabled(choices, channelId));
}

/**
 * The lists that somebody belongs in: as a customer (or guest) of their storefronts, as a subscriber of those where they
 * subscribed, as a buyer, and in their cohort, of those where they have bought. Storefronts that are switched off put nobody in a list. Pure.
 */
export function listsOfPerson(
  choices: StorefrontChoices,
  {
    homes,
    subscriptions,
    orders,
    cohort,
  }: {
    homes: readonly number[];
    subscriptions: readonly Subscription[];
    orders: readonly PlacedOrder[];
    cohort?: Cohort | undefined;
  },
): number[] {
  const here = homes.filter((channelId) => isEnabled(choices, channelId));
  const subscribed = subscribedOn(subscriptions, orders).flatMap((channelId) =>
    channelId === NO_CHANNEL ? here : [channelId],
  );
  const bought = orders.filter(isPlaced).map(({ channelId }) => channelId);
  const on = (channelIds: readonly number[]) =>
    channelIds.filter((channelId) => isEnabled(choices, channelId));
  const ids = [
    ...listIdsOf(choices, here, 'allCustomers'),
    ...listIdsOf(choices, on(subscribed), 'newsletter'),
    ...listIdsOf(choices, on(bought), 'buyers'),
    ...(cohort ? listIdsOf(choices, on(bought), LIST_OF_COHORT[cohort]) : []),
  ];
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** Where somebody gets the newsletter: by a record, or by a tick at the checkout that no record contradicts. */
export function subscribedOn(
  subscriptions: readonly Subscription[],
  orders: readonly PlacedOrder[],
): number[] {
  const said = (newsletter: Subscription['newsletter']) =>
    subscriptions.filter((one) => one.newsletter === newsletter).map(({ channelId }) => channelId);
  const no = new Set(said('unsubscribed'));
  const ticked = orders.filter(({ isOptIn }) => isOptIn).map(({ channelId }) => channelId);
  return [...new Set([...said('subscribed'), ...ticked.filter((id) => !no.has(id))])];
}
