import { z } from 'zod';

/** A Brevo list, and where the choice comes from: this storefront's own, that of all storefronts, or none. */
export const EffectiveList = z.object({
  id: z.number().nullable(),
  from: z.enum(['own', 'inherited', 'none']),
});

/** Where a store sells, and what becomes of it in Brevo. */
export const Storefront = z.object({
  /** The channel's id: the key of `storefronts` in the settings. */
  id: z.number(),
  name: z.string(),
  /** As BigCommerce has them: `storefront`, `marketplace`, `pos`, `marketing`; open sets, all three. */
  type: z.string(),
  platform: z.string(),
  status: z.string(),
  /** False once it was disconnected, archived or deleted; what it wrote stays. */
  isLive: z.boolean(),
  url: z.string().nullable(),
  /** ISO 4217, what it sells in by default. */
  currency: z.string().nullable(),
  enabled: z.boolean(),
  lists: z.object({
    allCustomers: EffectiveList,
    buyers: EffectiveList,
    abandonedCart: EffectiveList,
    newsletter: EffectiveList,
  }),
  /** Customers of it, as the last sync of all customers counted them; null before the first. */
  customers: z.number().nullable(),
  /** People who get its newsletter, customers or not; null before newsletter records were first read. */
  subscribers: z.number().nullable(),
  /** `new`: turned up since the app was installed, and nobody has decided on it. `gone`: switched on, and no longer live. */
  attention: z.enum(['new', 'gone']).nullable(),
});
export type Storefront = z.output<typeof Storefront>;

/** `GET /api/storefronts`: every channel, in the order of their ids. */
export const Storefronts = z.object({ storefronts: z.array(Storefront) });
export type Storefronts = z.output<typeof Storefronts>;

/** `POST /api/storefronts/{channelId}/seen`: the merchant knows that it is new. */
export const ChannelId = z.strictObject({ channelId: z.coerce.number().int().positive() });
