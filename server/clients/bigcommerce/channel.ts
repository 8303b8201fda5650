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
});

export const SiteRowWire = z.object({ id: z.number(), channel_id: z.number(), url: TextWire });
export const SiteWire = z.object({ data: SiteRowWire });

export function toChannel(wire: z.output<typeof ChannelWire>): Channel {
  return { ...wire };
}

export function toSite(wire: z.output<typeof SiteRowWire>): Site {
  return { id: wire.id, channelId: wire.channel_id, url: wire.url };
}
