import { createHmac } from 'node:crypto';

/**
 * The secret part of a cart's recovery link: 256 bits of a keyed hash, which only this store's secret gives. So it needs no
 * storing, a cart has the same link in every mail, and a table that leaks opens none.
 */
export function recoveryToken(cartId: string, storeSecret: string): string {
  return createHmac('sha256', storeSecret).update(`recovery:${cartId}`).digest('base64url');
}
