import type { SandboxStore } from '../sandbox-store.ts';

const PLACES = {
  US: {
    country: 'United States',
    zone: 'America/Chicago',
    zoneS: -21_600,
    currency: 'USD',
    symbol: '$',
    region: 'us-central1',
  },
  GB: {
    country: 'United Kingdom',
    zone: 'Europe/London',
    zoneS: 0,
    currency: 'GBP',
    symbol: '£',
    region: 'europe-west1',
  },
  DE: {
    country: 'Germany',
    zone: 'Europe/Berlin',
    zoneS: 3600,
    currency: 'EUR',
    symbol: '€',
    region: 'europe-west3',
  },
} as const;

/** Seconds from UTC of the store's clock. */
export function storeZoneS({ countryCode }: SandboxStore): number {
  return PLACES[countryCode].zoneS;
}

/** `GET /v2/store` (reference §6.7). */
export function toStoreProfile(store: SandboxStore) {
  const place = PLACES[store.countryCode];
  const channel = store.shop.channels[0];
  const secureUrl = channel?.siteUrl ?? `https://${store.hash}.example.com`;
  const storefronts = store.shop.channels.filter(({ type }) => type === 'storefront').length;
  return {
    id: store.hash,
    account_uuid: store.accountUuid,
    domain: new URL(secureUrl).hostname,
    secure_url: secureUrl,
    control_panel_base_url: `https://store-${store.hash}.mybigcommerce.com`,
    status: 'live',
    name: store.name,
    first_name: 'Alex',
    last_name: 'Merchant',
    address: '1 Market Square',
    country: place.country,
    country_code: store.countryCode,
    infrastructure_region: place.region,
    phone: '',
    admin_email: store.owner.email,
    order_email: `orders@${new URL(secureUrl).hostname}`,
    favicon_url: '',
    timezone: {
      name: place.zone,
      raw_offset: place.zoneS,
      dst_offset: place.zoneS + 3600,
      dst_correction: true,
      date_format: { display: 'M jS Y', export: 'M jS Y', extended_display: 'M jS Y @ g:i A' },
    },
    language: 'en',
    currency: place.currency,
    currency_symbol: place.symbol,
    decimal_separator: '.',
    thousands_separator: ',',
    decimal_places: 2,
    currency_symbol_location: 'left',
    weight_units: 'KGS',
    dimension_units: 'Centimeters',
    dimension_decimal_places: 2,
    dimension_decimal_token: '.',
    dimension_thousands_token: ',',
    plan_name: 'Standard',
    plan_level: 'Standard',
    plan_is_trial: false,
    industry: 'Sports & Outdoors',
    logo: [],
    is_price_entered_with_tax: store.countryCode !== 'US',
    store_id: store.storeId,
    default_channel_id: channel?.id ?? 1,
    default_site_id: 1000,
    active_comparison_modules: [],
    features: {
      stencil_enabled: true,
      sitewidehttps_enabled: true,
      facebook_catalog_id: '',
      checkout_type: 'optimized',
      wishlists_enabled: true,
      graphql_storefront_api_enabled: true,
      shopper_consent_tracking_enabled: true,
      multi_storefront_enabled: storefronts > 1,
      storefront_limits: { active: Math.max(storefronts, 3), total_including_inactive: 5 },
    },
  };
}
