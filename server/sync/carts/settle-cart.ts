import type { Cart } from '../../clients/bigcommerce/cart.ts';
import type { CartRecord } from '../../db/ledger/carts.ts';
import type { PendingChange } from '../../db/ledger/pending-changes.ts';
import type { CartWorld, DrainCartsDeps } from './cart-world.ts';
import { newRecord } from './cart-world.ts';
import { concludeCart, takeBack } from './conclude-cart.ts';
import { findOrderOf, findPurchase } from './find-purchase.ts';
import { remind, tellContent } from './tell-cart.ts';
import { emailOf, type WhoShops } from './who-shops.ts';

/** Whoever agrees later than this after they left a cart is not reminded of it. */
const LEFT_IS_NEWS_MS = 24 * 60 * 60_000;

/** A cart as it is now, and as we knew it. */
export interface ReadCart {
  mark: PendingChange;
  cart: Cart;
  contentHash: string;
  known: CartRecord | undefined;
}

/** The cart is gone: bought, emptied, or too old. Of one that Brevo never heard of, nobody asks which. */
export async function settleGone(
  deps: DrainCartsDeps,
  world: CartWorld,
  mark: PendingChange,
  known: CartRecord | undefined,
): Promise<void> {
  if (!known || known.state === 'converted') return;
  const [what, orderId] = mark.hint?.split(':') ?? [];
  const concerns = known.toldAt !== null || known.recovers !== null;
  const order = concerns ? await findOrderOf(world, known.cartId) : undefined;
  const isBought = order !== undefined || what === 'converted';
  await concludeCart(
    deps,
    world,
    known,
    isBought
      ? { state: 'converted', orderId: order?.id ?? (Number(orderId) || null) }
      : { state: 'deleted' },
  );
}

/** The cart is there. Tells Brevo what is new of it, once; of one that nobody may hear of, only remembers that it is there. */
export async function settleCart(
  deps: DrainCartsDeps,
  world: CartWorld,
  read: ReadCart,
  who: WhoShops,
): Promise<void> {
  const { carts, journal, now } = deps;
  const { storeHash } = world.store;
  const { cart, contentHash, known } = read;
  const contactKey = who.shopper ? who.shopper.contactKey : who.contactKey;
  let record: CartRecord = {
    ...(known ?? newRecord(cart.id, now())),
    ...{ customerId: cart.customerId, channelId: cart.channelId, contentHash, contactKey },
    changedAt: cart.updatedAt ?? now(),
  };
  const isSame = known?.contentHash === contentHash && known.contactKey === contactKey;
  const isFilled = cart.items.length > 0;
  // Left while nobody could be told, who can be now.
  const wasLeft = isSame && known.toldAt === null && isLately(known.abandonedAt, now());
  const isLeft = read.mark.hint === 'abandoned' || wasLeft;

  // Somebody else's now (a mistyped address, a login), or nobody's to speak of, or empty: whoever was told is told so.
  const isOver = !who.shopper || !isFilled || known?.contactKey !== contactKey;
  if (known && known.toldAt !== null && known.state !== 'converted' && isOver) {
    await takeBack(deps, world, known, { state: 'deleted' });
    const untold = { contactId: null, toldAt: null, abandonedAt: null, remindedAt: null };
    record = { ...record, ...untold, state: 'open' };
  }
  if (!who.shopper || !isFilled) {
    const abandonedAt = read.mark.hint === 'abandoned' ? now() : record.abandonedAt;
    record = { ...record, abandonedAt: isFilled && (isLeft || isSame) ? abandonedAt : null };
    await carts.save(storeHash, record);
    const reason = who.shopper ? 'empty' : who.reason;
    return note(journal, storeHash, record, { state: 'skipped', reason }, now());
  }
  // They have bought; the cart that stayed behind is not news.
  if (isSame && known.state === 'converted') return;

  const told = { cart, shopper: who.shopper, record };
  if (!isSame || record.toldAt === null) record = await tellContent(deps, world, told);
  if (isLeft && record.remindedAt === null) {
    // Remembered first: a reminder that fails is tried again without the hint.
    record = { ...record, abandonedAt: now() };
    await carts.save(storeHash, record);
  }
  if (record.abandonedAt !== null && record.remindedAt === null) {
    const email = emailOf(cart, undefined) || who.shopper.email;
    const order = await findPurchase(world, cart, email);
    if (order) return concludeCart(deps, world, record, { state: 'converted', orderId: order.id });
    record = await remind(deps, world, { ...told, record });
  }
  await note(journal, storeHash, record, { state: 'synced', reason: null }, now());
}

function isLately(leftAt: number | null, now: number): boolean {
  return leftAt !== null && now - leftAt < LEFT_IS_NEWS_MS;
}

/** The ledger's entry, by which the pages count. */
export async function note(
  journal: DrainCartsDeps['journal'],
  storeHash: string,
  { cartId: entityId, contactKey, contentHash, changedAt, toldAt }: CartRecord,
  { state, reason }: { state: 'synced' | 'skipped' | 'failed'; reason: string | null },
  now: number,
): Promise<void> {
  const entry = {
    ...{ entityId, contactKey, state, reason, payloadHash: contentHash, batchId: null },
    ...{ modifiedAt: changedAt, runNumber: 0, writtenAt: toldAt },
  };
  const failed =
    state === 'failed' && reason ? [{ entityId, severity: 'failed' as const, reason }] : [];
  await journal.record(storeHash, 'carts', [entry], failed, now);
}
