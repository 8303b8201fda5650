import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Store, StoreRepository } from '../../db/store/stores.ts';

type Doorplate = Pick<Store, 'publicKey' | 'contactSecret'>;

/** Where a store's webhook in Brevo leads. */
export function brevoWebhookUrl(publicUrl: string, { publicKey }: Doorplate): string {
  return `${publicUrl}/webhooks/brevo/${publicKey}`;
}

/** What that webhook sends as its bearer token, since Brevo signs nothing (reference/brevo.md §5). */
export function brevoWebhookToken({ contactSecret }: Doorplate): string {
  return createHmac('sha256', contactSecret).update('brevo-webhooks').digest('base64url');
}

/**
 * The store that a webhook speaks for, if both the address and the token are that store's. Both are compared in constant
 * time, and a store that does not exist takes as long as one that does.
 */
export async function findStoreBehind(
  stores: StoreRepository,
  storeKey: string,
  authorization: string | undefined,
): Promise<Store | undefined> {
  const store = await stores.findByPublicKey(storeKey);
  const plate = store ?? NOBODY;
  const isAddress = isSame(storeKey, plate.publicKey);
  const isToken = isSame(authorization ?? '', `Bearer ${brevoWebhookToken(plate)}`);
  return isAddress && isToken ? store : undefined;
}

const NOBODY: Doorplate = { publicKey: '', contactSecret: '' };

function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected));
}

/** Of one length, whatever was given. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
