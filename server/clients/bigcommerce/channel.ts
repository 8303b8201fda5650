import { z } from 'zod';
import { TextWire } from './wire.ts';

/** Where a store sells: a storefront, a marketplace, a till (reference/bigcommerce.md §6.6). */
export interface Channel {
  id: number;
  name: string;
  /** `storefront`, `marketplace`, `pos` or `marketing`; an open set. */
  type: string;
  platform: string;
  /** `active`, `prelaunch`, `inactive`, `deleted`, …; an open set. */
  status: string;
  /** ISO 4217, what it sells in by default. */
  currency: string | null;
}

/** The web site of a storefront channel. */
export interface Site {
  id: number;
  channelId: number;
  url: string;
}

export const ChannelWire = z.object({
  id: z.number(),
  name: TextWire,
  type: TextWire,
  platform: TextWire,
  status: TextWire,
  currencies: z.object({ default_currency: z.string().nullish() }).nullish(),
});

export const SiteRowWire = z.object({ id: z.number(), channel_id: z.number(), url: TextWire });

export function toChannel(wire: z.output<typeof ChannelWire>): Channel {
  const { currencies, ...channel } = wire;
  return { ...channel, currency: currencies?.default_currency ?? null };
}

export function toSite(wire: z.output<typeof SiteRowWire>): Site {
  return { id: wire.id, channelId: wire.channel_id, url: wire.url };
}
