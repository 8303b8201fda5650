import type { Cart } from '../../clients/bigcommerce/cart.ts';
import type { Customer } from '../../clients/bigcommerce/customer.ts';
import type { Settings } from '../../contract/settings.ts';
import { CUSTOMER_DELETED } from '../../db/ledger/newsletter-readers.ts';
import type { Subscription } from '../../db/ledger/subscribers.ts';
import type { Store } from '../../db/store/stores.ts';
import { decideByConsent } from '../customers/consent-decision.ts';
import { toContactKey } from '../customers/contact-key.ts';
import { isPlausibleEmail } from '../imports/plausible-email.ts';
import { consentHere } from '../storefronts/consent-here.ts';
import { isEnabled } from '../storefronts/storefront-settings.ts';
import type { Shopper } from './cart-world.ts';

/** Whose cart it is, if they are known and Brevo may be told; else why not. */
export type WhoShops =
  | { shopper: Shopper }
  | { shopper: null; contactKey: string | null; reason: string };

/**
 * A cart is spoken of only to people who may be written (docs/consent.md): those who said no stay unmentioned, also where
 * everybody else is written, and so do those whose account was deleted. Pure.
 */
export function whoShops(
  cart: Pick<Cart, 'channelId' | 'email'>,
  customer: Customer | undefined,
  {
    store,
    settings,
    subscriptions,
    leftAt,
  }: {
    store: Store;
    settings: Settings;
    subscriptions: ReadonlyMap<string, Subscription[]>;
    /** When their accounts were deleted, by contact key. */
    leftAt: ReadonlyMap<string, number>;
  },
): WhoShops {
  const email = emailOf(cart, customer);
  if (email === '') return { shopper: null, contactKey: null, reason: 'anonymous' };
  const contactKey = toContactKey(email, store.contactSecret);
  const silent = (reason: string) => ({ shopper: null, contactKey, reason });
  if (!isEnabled(settings, cart.channelId)) return silent('storefront_off');
  if (!customer && leftAt.has(contactKey)) return silent(CUSTOMER_DELETED);
  const storefronts = customer ?? {
    originChannelId: cart.channelId,
    channelIds: [cart.channelId],
  };
  const consent = consentHere(settings, storefronts, subscriptions.get(contactKey) ?? []);
  const decision = decideByConsent(consent, settings.consent.mode);
  if (decision.outcome === 'skip') return silent(decision.reason);
  if (decision.lane === 'block') return silent('unsubscribed');
  return {
    shopper: { email, contactKey, isCreatedBlocked: decision.lane === 'create-blocked' },
  };
}

/** The address Brevo knows a customer by is that of their account. '' while nobody knows, or while it is half typed. */
export function emailOf(cart: Pick<Cart, 'email'>, customer: Customer | undefined): string {
  const email = (customer?.email || cart.email).trim().toLowerCase();
  return isPlausibleEmail(email) ? email : '';
}
