import type { Cart } from '../../clients/bigcommerce/cart.ts';
import type { Contact } from '../../clients/brevo/contact.ts';
import type { CartRecord } from '../../db/ledger/carts.ts';
import { withLists } from '../storefronts/lists-gone.ts';
import { toCartContent } from './cart-content.ts';
import {
  abandonedListOf,
  type CartWorld,
  type DrainCartsDeps,
  type Shopper,
} from './cart-world.ts';
import { recoveryToken } from './recovery-token.ts';
import { toCartEvent } from './to-cart-event.ts';

/** As long as BigCommerce keeps a cart that nobody touches (reference/bigcommerce.md §6.4). */
const LINK_LIVES_MS = 30 * 24 * 60 * 60_000;

type Deps = Pick<DrainCartsDeps, 'carts' | 'tokens' | 'publicUrl' | 'now'>;

interface Told {
  cart: Cart;
  shopper: Shopper;
  record: CartRecord;
}

/** Tells Brevo what is in a cart: `cart_created` the first time, `cart_updated` each time. Answers what we remember now. */
export async function tellContent(
  deps: Deps,
  world: CartWorld,
  { cart, shopper, record }: Told,
): Promise<CartRecord> {
  const { carts, now } = deps;
  const { store, settings, brevo, signal } = world;
  const contact = await ensureContact(world, shopper);
  const event = await describe(deps, world, cart);
  const { email } = shopper;
  const listId = abandonedListOf(settings, cart.channelId);
  // They came back. An automation that starts from the list starts again when they leave again.
  if (record.remindedAt !== null && listId !== null && contact?.listIds.includes(listId))
    await brevo.updateContact(contact.id, 'contact_id', { unlinkListIds: [listId] }, { signal });
  const isFirst = record.toldAt === null;
  const at = Math.min(cart.updatedAt ?? now(), now());
  if (isFirst && settings.events.cart_created)
    await brevo.events.send({ name: 'cart_created', email, at, properties: event }, { signal });
  if (settings.events.cart_updated)
    await brevo.events.send({ name: 'cart_updated', email, at, properties: event }, { signal });
  const told: CartRecord = {
    ...record,
    ...{ contactId: contact?.id ?? null, state: 'open', orderId: null },
    ...{ toldAt: now(), abandonedAt: null, remindedAt: null },
  };
  await carts.save(store.storeHash, told);
  return told;
}

/** The reminder: the list that a merchant's automation starts from, and the event. Whether they bought was looked up. */
export async function remind(
  deps: Deps,
  world: CartWorld,
  { cart, shopper, record }: Told,
): Promise<CartRecord> {
  const { carts, now } = deps;
  const { store, settings, brevo, signal } = world;
  const contact = await ensureContact(world, shopper);
  const listId = abandonedListOf(settings, cart.channelId);
  if (contact && listId !== null && !contact.listIds.includes(listId))
    await withLists(brevo, [listId], signal, () =>
      brevo.updateContact(contact.id, 'contact_id', { listIds: [listId] }, { signal }),
    );
  if (settings.events.cart_abandoned) {
    const properties = await describe(deps, world, cart);
    const event = { name: 'cart_abandoned', email: shopper.email, at: now(), properties };
    await brevo.events.send(event, { signal });
  }
  const reminded: CartRecord = {
    ...record,
    ...{ contactId: contact?.id ?? record.contactId, state: 'abandoned' },
    ...{ toldAt: record.toldAt ?? now(), remindedAt: now() },
  };
  await carts.save(store.storeHash, reminded);
  return reminded;
}

/** The link works before anybody can be sent it. */
async function describe(
  { tokens, publicUrl, now }: Deps,
  { store, settings }: CartWorld,
  cart: Cart,
): Promise<Record<string, unknown>> {
  const token = recoveryToken(cart.id, store.contactSecret);
  await tokens.save(token, {
    storeHash: store.storeHash,
    cartId: cart.id,
    content: toCartContent(cart, store.profile.secureUrl),
    expiresAt: now() + LINK_LIVES_MS,
  });
  const recoveryUrl = `${publicUrl}/r/${token}`;
  const { products } = settings;
  return toCartEvent(cart, { shopName: store.profile.name, recoveryUrl, products });
}

/** Brevo loses events of people whom it does not know (reference/brevo.md §4.1). Whoever it knows stays as they are. */
async function ensureContact(
  { brevo, signal }: CartWorld,
  { email, isCreatedBlocked }: Shopper,
): Promise<Contact | undefined> {
  const known = await brevo.findContact(email, 'email_id', { signal });
  if (known) return known;
  await brevo.upsertContact(
    { email, ...(isCreatedBlocked && { emailBlacklisted: true }) },
    { signal },
  );
  return brevo.findContact(email, 'email_id', { signal });
}
