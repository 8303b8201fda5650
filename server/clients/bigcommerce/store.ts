import { z } from 'zod';
import { TextWire } from './wire.ts';

/** What `GET /v2/store` says (reference/bigcommerce.md §6.7). Text that the store has not filled in is `''`. */
export interface Store {
  /** The store hash. */
  id: string;
  name: string;
  firstName: string;
  lastName: string;
  adminEmail: string;
  phone: string;
  /** In one piece, as the merchant wrote it. */
  address: string;
  country: string;
  /** ISO 3166 alpha-2, upper case. */
  countryCode: string;
  /** The storefront's address, such as `https://shop.example.com`. */
  secureUrl: string;
  /** Where the control panel lives, such as `https://store-abc.mybigcommerce.com`. */
  controlPanelUrl: string;
  /** An IANA name such as `America/Chicago`. */
  timezone: string;
  /** ISO 4217. */
  currency: string;
  /** Such as `en`. */
  language: string;
  planName: string;
  /** 1 if BigCommerce does not say. */
  defaultChannelId: number;
}

export const StoreWire = z.object({
  id: z.string(),
  name: TextWire,
  first_name: TextWire,
  last_name: TextWire,
  admin_email: TextWire,
  phone: TextWire,
  address: TextWire,
  country: TextWire,
  country_code: TextWire,
  domain: TextWire,
  secure_url: TextWire,
  control_panel_base_url: TextWire,
  timezone: z.object({ name: TextWire }).nullish(),
  currency: TextWire,
  language: TextWire,
  plan_name: TextWire,
  default_channel_id: z.number().nullish(),
});

export function toStore(wire: z.output<typeof StoreWire>): Store {
  return {
    id: wire.id,
    name: wire.name,
    firstName: wire.first_name,
    lastName: wire.last_name,
    adminEmail: wire.admin_email,
    phone: wire.phone,
    address: wire.address,
    country: wire.country,
    countryCode: wire.country_code.toUpperCase(),
    secureUrl: wire.secure_url || (wire.domain && `https://${wire.domain}`),
    controlPanelUrl: wire.control_panel_base_url,
    timezone: wire.timezone?.name ?? '',
    currency: wire.currency,
    language: wire.language,
    planName: wire.plan_name,
    defaultChannelId: wire.default_channel_id ?? 1,
  };
}
