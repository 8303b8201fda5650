import type { CartRecord } from '../../db/ledger/carts.ts';
import { RemoteError } from '../../errors.ts';
import { abandonedListOf, type CartWorld, type DrainCartsDeps } from './cart-world.ts';
import { toCartDeleted } from './to-cart-event.ts';

type Deps = Pick<DrainCartsDeps, 'carts' | 'tokens' | 'journal' | 'now'>;

/** How a cart ended. `orderId` is null where only the event knew that it was bought. */
export type CartEnd = { state: 'converted'; orderId: number | null } | { state: 'deleted' };

/**
 * A cart is over: nobody is to be reminded of it. Brevo's automation knows people, not carts, so it is told unless somebody
 * merely went on in another cart. A cart that was rebuilt takes the one it came from along when it is bought.
 */
export async function concludeCart(
  deps: Deps,
  world: CartWorld,
  record: CartRecord,
  end: CartEnd,
): Promise<void> {
  const { carts, tokens, journal, now } = deps;
  const { storeHash } = world.store;
  const isTold = record.toldAt !== null && ['open', 'abandoned'].includes(record.state);
  if (isTold) await takeBack(deps, world, record, end);
  const { state } = end;
  const orderId = end.state === 'converted' ? end.orderId : null;
  await carts.save(storeHash, { ...record, state, orderId, changedAt: now() });
  await journal.forget(storeHash, 'carts', [record.cartId]);
  if (end.state === 'deleted') return;

  // They have it: the link in an older mail must not sell it to them again.
  await tokens.deleteOf(storeHash, record.cartId);
  const origin = record.recovers && (await carts.find(storeHash, record.recovers));
  if (origin && ['open', 'abandoned'].includes(origin.state))
    await concludeCart(deps, world, origin, end);
}

/** Ends the automation, and the stay in the list, for the person that Brevo was told of. */
export async function takeBack(
  { carts, now }: Pick<Deps, 'carts' | 'now'>,
  { store, settings, brevo, signal }: CartWorld,
  { cartId, contactId, contactKey, channelId }: CartRecord,
  { state }: Pick<CartEnd, 'state'>,
): Promise<void> {
  const contact =
    contactId === null ? undefined : await brevo.findContact(contactId, 'contact_id', { signal });
  if (!contact) return;
  const told = contactKey ? await carts.listTold(store.storeHash, contactKey) : [];
  const others = state === 'deleted' ? told.filter((other) => other.cartId !== cartId) : [];

  const listId = abandonedListOf(settings, channelId);
  const isLeftElsewhere = others.some(({ remindedAt }) => remindedAt !== null);
  if (listId !== null && contact.listIds.includes(listId) && !isLeftElsewhere)
    await ignoringGone(() =>
      brevo.updateContact(contact.id, 'contact_id', { unlinkListIds: [listId] }, { signal }),
    );
  if (settings.events.cart_deleted && contact.email !== '' && others.length === 0)
    await brevo.events.send(
      {
        name: 'cart_deleted',
        email: contact.email,
        at: now(),
        properties: toCartDeleted(cartId),
      },
      { signal },
    );
}

/** Somebody took the contact away meanwhile. */
async function ignoringGone(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof RemoteError && error.failure === 'missing')) throw error;
  }
}
