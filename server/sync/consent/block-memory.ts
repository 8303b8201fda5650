import type { BlockMemory } from '../../clients/brevo/block-memory.ts';
import type { BrevoBlockRepository } from '../../db/brevo/brevo-blocks.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import { giveWay } from '../../give-way.ts';
import { toContactKey } from '../customers/contact-key.ts';

/** What this store knows of blocks in its Brevo account, for the client that writes its contacts. */
export function blockMemoryOf(
  { stores, blocks, now }: { stores: StoreRepository; blocks: BrevoBlockRepository; now(): number },
  storeHash: string,
): BlockMemory {
  const keysOf = async (emails: readonly string[]): Promise<Map<string, string>> => {
    const store = await stores.find(storeHash);
    const keys = new Map<string, string>();
    if (!store) return keys;
    for (const email of emails) {
      await giveWay();
      keys.set(email, toContactKey(email, store.contactSecret));
    }
    return keys;
  };
  return {
    async among(emails) {
      const keys = await keysOf(emails);
      const blocked = await blocks.keysAmong(storeHash, [...keys.values()]);
      return new Set(emails.filter((email) => blocked.has(keys.get(email) ?? '')));
    },
    async noteOwn(emails) {
      const keys = await keysOf(emails);
      await blocks.settle(storeHash, [...keys.values()], now());
    },
  };
}
