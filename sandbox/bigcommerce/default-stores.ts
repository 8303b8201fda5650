import { type StoreSeed, storefront } from './sandbox-store.ts';

/** The users of the default stores, by what they are in tests and on the control panel. */
export const USERS = {
  owner: { id: 1201, email: 'owner@acme-outdoors.example', locale: 'en-US' },
  second: { id: 1202, email: 'staff@acme-outdoors.example', locale: 'en-GB' },
  other: { id: 1301, email: 'owner@borealis-tea.example', locale: 'de-DE' },
} as const;

/**
 * `acme1`: three storefronts and a marketplace, an owner and an ordinary user. `boreal2`: somebody else's, with one
 * storefront, fewer and other customers, for everything that must not mix.
 */
export function defaultStores({
  customers = 1200,
  orders,
  laterMs,
}: {
  customers?: number;
  orders?: number;
  laterMs?: number;
} = {}): StoreSeed[] {
  return [
    {
      hash: 'acme1',
      name: 'Acme Outdoors',
      seed: 1,
      ...{ customers, orders, laterMs },
      owner: USERS.owner,
      users: [USERS.second],
      channels: [
        storefront(1, 'Acme Outdoors', 'https://www.acme-outdoors.example'),
        storefront(2, 'Acme Europe', 'https://eu.acme-outdoors.example', { currency: 'EUR' }),
        storefront(3, 'Acme Trade', 'https://trade.acme-outdoors.example', {
          platform: 'catalyst',
        }),
        {
          id: 4,
          name: 'Amazon',
          type: 'marketplace',
          platform: 'amazon',
          status: 'connected',
          currency: 'USD',
          siteUrl: null,
        },
      ],
    },
    {
      hash: 'boreal2',
      name: 'Borealis Tea',
      seed: 2,
      customers: Math.min(customers, 90),
      laterMs,
      hasAwkwardPeople: false,
      owner: USERS.other,
      channels: [storefront(1, 'Borealis Tea', 'https://www.borealis-tea.example')],
      mailDomains: ['example.org'],
      countryCode: 'DE',
    },
  ];
}
