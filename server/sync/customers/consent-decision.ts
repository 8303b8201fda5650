import type { ConsentMode } from '../../contract/settings.ts';
import type { Lane } from '../../db/journal/import-batches.ts';
import type { Subscription } from '../../db/ledger/subscribers.ts';

/**
 * What a customer agreed to, on the storefronts they belong to. `subscribed_elsewhere`: only on a storefront that is not
 * theirs. `unsubscribed`: they said no.
 */
export type Consent = 'subscribed' | 'unsubscribed' | 'subscribed_elsewhere' | 'not_subscribed';

export type ConsentDecision =
  | { outcome: 'write'; lane: Lane }
  | { outcome: 'skip'; reason: Exclude<Consent, 'subscribed'> };

/**
 * Joins a customer with the subscriptions of their e-mail address: subscribers carry no customer id
 * (reference/bigcommerce.md §6.1). A tick at the checkout is consent as well, as long as no record says otherwise.
 */
export function consentOf(
  customer: { originChannelId: number | null; channelIds: number[] | null },
  subscriptions: readonly Subscription[],
  /** Channels of the orders at which they ticked the newsletter's box. */
  optIns: readonly number[] = [],
): Consent {
  const own = subscriptions.filter((one) => belongsTo(customer, one.channelId));
  if (own.some((one) => one.newsletter === 'subscribed')) return 'subscribed';
  // A record knows more than an order: whoever has said no since then has said no.
  const saidNo = own.some((one) => one.newsletter === 'unsubscribed');
  if (!saidNo && optIns.some((channelId) => belongsTo(customer, channelId))) return 'subscribed';
  // Before the no: a block in Brevo would also stop the newsletter of the other storefront, which they did ask for.
  if (subscriptions.some((one) => one.newsletter === 'subscribed')) return 'subscribed_elsewhere';
  return saidNo ? 'unsubscribed' : 'not_subscribed';
}

/** Said no somewhere, and yes nowhere: a block takes no newsletter from them. */
export function hasOnlyRefused(subscriptions: readonly Subscription[]): boolean {
  const said = new Set(subscriptions.map(({ newsletter }) => newsletter));
  return said.has('unsubscribed') && !said.has('subscribed');
}

/** Channel ids null: the customer can log in everywhere. A subscription without a storefront counts for all. */
function belongsTo(
  customer: { originChannelId: number | null; channelIds: number[] | null },
  channelId: number,
): boolean {
  if (customer.channelIds === null || channelId === 0) return true;
  return customer.channelIds.includes(channelId) || customer.originChannelId === channelId;
}

/**
 * The rules of consent (docs/consent.md). Nothing here ever lifts a block: lanes only leave it alone or set it.
 */
export function decideByConsent(consent: Consent, mode: ConsentMode): ConsentDecision {
  if (consent === 'subscribed') return { outcome: 'write', lane: 'open' };
  if (mode === 'subscribers') return { outcome: 'skip', reason: consent };
  if (consent === 'unsubscribed') return { outcome: 'write', lane: 'block' };
  if (mode === 'everyone') return { outcome: 'write', lane: 'open' };
  // Creating them blocked would block the newsletter they did ask for.
  if (consent === 'subscribed_elsewhere') return { outcome: 'skip', reason: consent };
  return { outcome: 'write', lane: 'create-blocked' };
}
