import { z } from 'zod';
import { TextWire } from './wire.ts';

/**
 * `subscribed`: `marketing_newsletter` is among the consents, which is what marketing consent means. `unsubscribed`: there are
 * none left. `not_asked`: only others, such as reminders of carts.
 */
export type NewsletterStanding = 'subscribed' | 'unsubscribed' | 'not_asked';

/** A record of what somebody agreed to. It names no customer: join by e-mail and storefront (reference/bigcommerce.md §6.1). */
export interface Subscriber {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  /** The storefront it was given on; null if BigCommerce does not say. */
  channelId: number | null;
  newsletter: NewsletterStanding;
  /** As BigCommerce has them. */
  consents: string[];
  /** ISO 8601, UTC; `''` if BigCommerce does not say. */
  dateModified: string;
}

export const SubscriberWire = z.object({
  id: z.number(),
  email: TextWire,
  first_name: TextWire,
  last_name: TextWire,
  channel_id: z.number().nullish(),
  consents: z.array(z.string()).nullish(),
  date_modified: TextWire,
});

export function toSubscriber(wire: z.output<typeof SubscriberWire>): Subscriber {
  return {
    id: wire.id,
    email: wire.email,
    firstName: wire.first_name,
    lastName: wire.last_name,
    channelId: wire.channel_id ?? null,
    newsletter: standingOf(wire.consents ?? []),
    consents: wire.consents ?? [],
    dateModified: wire.date_modified,
  };
}

function standingOf(consents: readonly string[]): NewsletterStanding {
  if (consents.includes('marketing_newsletter')) return 'subscribed';
  return consents.length === 0 ? 'unsubscribed' : 'not_asked';
}
