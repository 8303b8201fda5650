import { cohortOf } from '../../contract/cohorts.ts';
import type { Lane } from '../../db/journal/import-batches.ts';
import { CUSTOMER_DELETED } from '../../db/ledger/newsletter-readers.ts';
import type { OrderFacts } from '../../db/ledger/order-facts.ts';
import type { Subscription } from '../../db/ledger/subscribers.ts';
import { decideByConsent } from '../customers/consent-decision.ts';
import { optInsOf } from '../customers/decide-customer.ts';
import { consentHere } from '../storefronts/consent-here.ts';
import { listsOfPerson } from '../storefronts/person-lists.ts';
import { metricsOf } from './order-metrics.ts';
import type { OrderWorld } from './order-world.ts';

export type GuestDecision =
  | { outcome: 'write'; lane: Lane; isSubscribed: boolean; listIds: number[] }
  | { outcome: 'skip'; reason: string };

interface GuestPast {
  /** All their orders on storefronts that are switched on, archived ones among them. */
  orders: readonly OrderFacts[];
  subscriptions: readonly Subscription[];
  /** When their account was deleted, ms; undefined if they had none, or have come back since. */
  leftAt: number | undefined;
}

/**
 * What the rules of consent (docs/consent.md) say of somebody who bought without an account that Brevo knows. They belong to
 * the storefronts on which they bought. An archived order counts for nobody; what was agreed to at it was agreed to. Whose
 * account was deleted comes back by what they do after that: neither an old order nor an old subscription brings them. Pure.
 */
export function decideGuest(
  settings: OrderWorld['settings'],
  { orders, subscriptions, leftAt }: GuestPast,
): GuestDecision {
  const hasLeft = leftAt !== undefined;
  const own = hasLeft ? orders.filter(({ placedAt }) => placedAt > leftAt) : orders;
  const said = hasLeft
    ? subscriptions.filter(({ newsletter }) => newsletter === 'unsubscribed')
    : subscriptions;
  const standing = own.filter(({ isArchived }) => !isArchived);
  const homes = [...new Set(standing.map(({ channelId }) => channelId))];
  const [originChannelId] = homes;
  if (originChannelId === undefined)
    return { outcome: 'skip', reason: hasLeft ? CUSTOMER_DELETED : 'no_orders' };
  const consent = consentHere(
    settings,
    { originChannelId, channelIds: homes },
    said,
    optInsOf(own),
  );
  const decision = decideByConsent(consent, settings.consent.mode);
  if (decision.outcome === 'skip') return decision;
  const metrics = metricsOf(orders);
  const cohort = metrics && cohortOf(metrics, settings.cohorts);
  return {
    ...decision,
    isSubscribed: consent === 'subscribed',
    listIds: listsOfPerson(settings, { homes, subscriptions: said, orders: own, cohort }),
  };
}
