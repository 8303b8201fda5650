import { createHmac } from 'node:crypto';

/**
 * Stands for a person: a keyed hash of the e-mail address, the same however it is capitalised. Only this store's secret
 * gives it, so a leaked database tells nobody who the customers are. 32 hex digits.
 */
export function toContactKey(email: string, contactSecret: string): string {
  const normalised = email.trim().toLowerCase();
  return createHmac('sha256', contactSecret).update(normalised).digest('hex').slice(0, 32);
}
