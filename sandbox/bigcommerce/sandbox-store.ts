import { Quota, type QuotaOptions, STANDARD_QUOTA } from './quota.ts';
import { SandboxClock } from './sandbox-clock.ts';
import { uuidFrom } from './shop/random.ts';
import { Shop } from './shop/shop.ts';
import type { Channel } from './shop/store-fields.ts';

export interface StoreUser {
  id: number;
  email: string;
  locale: string;
  /** The owner and users with the permission may install and uninstall apps; all others only open them. */
  canInstall: boolean;
}

/** What a store starts with. Everything but `hash` and `name` has a default. */
export interface StoreSeed {
  hash: string;
  name: string;
  /** Numeric id, which webhooks carry. */
  storeId?: number;
  seed?: number;
  customers?: number;
  /** 300 if the store has customers. */
  products?: number;
  /** Twice as many as customers, a million at most. */
  orders?: number;
  /**
   * Whether ids 1 to 50 hold the people of `shop/awkward-people.ts`, and the first products and orders what goes wrong with
   * those.
   */
  hasAwkwardPeople?: boolean;
  owner?: { id: number; email: string; locale?: string };
  /** Users beside the owner. */
  users?: (Omit<StoreUser, 'canInstall'> & { canInstall?: boolean })[];
  channels?: readonly Channel[];
  mailDomains?: readonly [string, ...string[]];
  quota?: QuotaOptions;
  countryCode?: 'US' | 'GB' | 'DE';
  /** By how much the shop's past is later than it is written; see `shop/until-today.ts`. */
  laterMs?: number;
}

/** The app in one store, once its code has been exchanged. */
export interface Installation {
  accessToken: string;
  scopes: string[];
  userId: number;
  installedAt: number;
}

export class SandboxStore {
  readonly hash: string;
  readonly name: string;
  readonly storeId: number;
  /** The merchant's account, not the Developer Portal account that owns the app. */
  readonly accountUuid: string;
  readonly countryCode: 'US' | 'GB' | 'DE';
  readonly shop: Shop;
  readonly quota: Quota;
  readonly users = new Map<number, StoreUser>();
  readonly ownerId: number;
  installation: Installation | null = null;
  /** Why the merchant will be asked again when the app is next opened (reference §1.5). */
  consentNeeded: 'scopes' | 'owner' | null = null;

  constructor(
    seed: StoreSeed,
    fallbackQuota: QuotaOptions = STANDARD_QUOTA,
    clock = new SandboxClock(),
  ) {
    const number = seed.seed ?? 1;
    const owner = seed.owner ?? { id: 1000 + number, email: `owner@${seed.hash}.example` };
    const channels = seed.channels ?? [
      storefront(1, seed.name, `https://${seed.hash}.example.com`),
    ];
    const [first, ...others] = channels
      .filter(({ type }) => type === 'storefront')
      .map(({ id }) => id);

    this.hash = seed.hash;
    this.name = seed.name;
    this.storeId = seed.storeId ?? 1_025_000 + number;
    this.accountUuid = uuidFrom(number, 0, 900);
    this.countryCode = seed.countryCode ?? 'US';
    this.quota = new Quota(seed.quota ?? fallbackQuota);
    this.ownerId = owner.id;
    this.users.set(owner.id, { locale: 'en-US', ...owner, canInstall: true });
    for (const user of seed.users ?? []) this.users.set(user.id, { canInstall: false, ...user });
    this.shop = new Shop(
      {
        seed: number,
        size: seed.customers ?? 0,
        mailDomains: seed.mailDomains ?? ['example.com', 'example.net'],
        channelIds: [first ?? 1, ...others],
        laterMs: seed.laterMs,
      },
      channels,
      {
        hasAwkwardPeople: seed.hasAwkwardPeople ?? true,
        clock,
        products: seed.products ?? (seed.customers ? 300 : 0),
        orders: seed.orders ?? Math.min(2 * (seed.customers ?? 0), 1_000_000),
      },
    );
  }

  get owner(): StoreUser {
    return this.getUser(this.ownerId);
  }

  getUser(id: number): StoreUser {
    const user = this.users.get(id);
    if (!user) throw new Error(`Store ${this.hash} has no user ${id}.`);
    return user;
  }

  get context(): string {
    return `stores/${this.hash}`;
  }
}

export function storefront(
  id: number,
  name: string,
  siteUrl: string,
  { platform = 'bigcommerce', currency = 'USD' } = {},
): Channel {
  return { id, name, type: 'storefront', platform, status: 'active', currency, siteUrl };
}
