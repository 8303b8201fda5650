import { z } from 'zod';
import { TextWire } from './wire.ts';

/** A newsletter subscription. It names no customer: join by e-mail and storefront (reference/bigcommerce.md §6.1). */
export interface Subscriber {
  id: number;
  email: string;
  /** The storefront it was given on; null if BigCommerce does not say. */
  channelId: number | null;
  /** Marketing consent: `marketing_newsletter` is among its consents. */
  isSubscribed: boolean;
  /** ISO 8601, UTC; `''` if BigCommerce does not say. */
  dateModified: string;
}

export const SubscriberWire = z.object({
  id: z.number(),
  email: TextWire,
  channel_id: z.number().nullish(),
  consents: z.array(z.string()).nullish(),
  date_modified: TextWire,
});

export function toSubscriber(wire: z.output<typeof SubscriberWire>): Subscriber {
  return {
    id: wire.id,
    email: wire.email,
    channelId: wire.channel_id ?? null,
    isSubscribed: wire.consents?.includes('marketing_newsletter') ?? false,
    dateModified: wire.date_modified,
  };
}
