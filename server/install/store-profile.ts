import type { RemoteClients } from '../clients/remote-clients.ts';
import type { Store, StoreProfile, StoreRepository } from '../db/store/stores.ts';

/** What we call a store until BigCommerce has told us its name. */
export function provisionalProfile(storeHash: string, ownerEmail: string | null): StoreProfile {
  return {
    name: storeHash,
    ownerEmail,
    countryCode: null,
    currency: null,
    timezone: null,
    secureUrl: null,
  };
}

/** BigCommerce has not told us yet: the job was lost, or gave up. */
export function isProvisional({ storeHash, profile }: Store): boolean {
  return profile.name === storeHash;
}

/** Job `set-up-store`: reads name, country, currency and time zone after an install. */
export async function setUpStore(
  { stores, remotes }: { stores: StoreRepository; remotes: RemoteClients },
  storeHash: string,
  signal: AbortSignal,
): Promise<void> {
  const bigcommerce = await remotes.bigcommerce(storeHash);
  const found = await bigcommerce.getStore({ signal });
  await stores.saveProfile(storeHash, {
    name: found.name,
    ownerEmail: found.adminEmail,
    countryCode: found.countryCode,
    currency: found.currency,
    timezone: found.timezone,
    secureUrl: found.secureUrl,
  });
}
