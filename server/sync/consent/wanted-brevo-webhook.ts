import type { BrevoWebhook, NewBrevoWebhook } from '../../clients/brevo/webhooks.ts';
import type { Store } from '../../db/store/stores.ts';
import { brevoWebhookToken, brevoWebhookUrl } from './brevo-door.ts';
import { BLOCKING_EVENTS } from './read-brevo-notice.ts';

/** Brevo allows so many an account (reference/brevo.md §1.5). */
export const MOST_WEBHOOKS = 40;

/** The one webhook that a store has in its Brevo account. */
export function wantedBrevoWebhook(
  store: Pick<Store, 'publicKey' | 'contactSecret'>,
  publicUrl: string,
): NewBrevoWebhook {
  return {
    url: brevoWebhookUrl(publicUrl, store),
    events: BLOCKING_EVENTS,
    token: brevoWebhookToken(store),
    description: 'Pulsebridge: tells the store who unsubscribed',
  };
}

/**
 * Of all webhooks in an account, those of this store, the best first. Other stores' webhooks there have addresses of their
 * own, and are left alone. `heldId`: of the one that we made.
 */
export function ownWebhooks(
  listed: readonly BrevoWebhook[],
  wanted: NewBrevoWebhook,
  heldId: number | null,
): BrevoWebhook[] {
  const rank = (hook: BrevoWebhook) => Number(isAsWanted(hook, wanted, heldId));
  return listed
    .filter(({ id, url }) => id === heldId || url === wanted.url)
    .sort((a, b) => rank(b) - rank(a) || a.id - b.id);
}

export function isAsWanted(
  { id, url, events, token }: BrevoWebhook,
  wanted: NewBrevoWebhook,
  heldId: number | null,
): boolean {
  const asksForAll = wanted.events.every((event) => events.includes(event));
  // Where Brevo shows no token, one that we made ourselves has ours.
  const hasToken = token === null ? id === heldId : token === wanted.token;
  return url === wanted.url && asksForAll && events.length === wanted.events.length && hasToken;
}
