import type { Order } from '../../clients/bigcommerce/order.ts';
import type { KnownOrder, OrderFactsRepository, ToldEvents } from '../../db/ledger/order-facts.ts';
import { RemoteError } from '../../errors.ts';
import type { ItemLinks } from './item-links.ts';
import { isPlaced, toBrevoStatus } from './order-status.ts';
import type { OrderWorld } from './order-world.ts';
import type { Recipient } from './to-brevo-order.ts';
import { type OrderEventName, toOrderEvent } from './to-order-event.ts';

interface Telling {
  order: Order;
  recipient: Recipient;
  refunded: string;
  /** As it was before this change; undefined for an order that is new. */
  known: KnownOrder | undefined;
  hash: string;
  links: ItemLinks;
}

/**
 * Tells Brevo what has become of an order since it was told last, and remembers each word right after it: once, unless we
 * die, or the answer is lost, between the two. `order_completed` is the name that Brevo's own automations know a purchase
 * by, so it goes out when somebody has bought, not when the parcel has arrived. Answers whether Brevo refused any.
 */
export async function tellEvents(
  { orderFacts }: { orderFacts: OrderFactsRepository },
  world: OrderWorld,
  { order, recipient, refunded, known, hash, links }: Telling,
): Promise<{ isRefused: boolean }> {
  const { store, settings, brevo, signal } = world;
  let isRefused = false;
  const modifiedAt = order.modifiedAt ?? order.createdAt ?? 0;
  // One that waited for its payment was placed when that came.
  const placedAt = known ? modifiedAt : (order.createdAt ?? modifiedAt);
  const tell = async (
    name: OrderEventName,
    at: number,
    told: Partial<ToldEvents>,
    extra?: Record<string, string>,
  ): Promise<void> => {
    if (settings.events[name]) {
      const itemUrls = await links.of(order, signal);
      const circumstances = { setup: world.orders, at, shopName: store.profile.name, itemUrls };
      const event = toOrderEvent(name, order, recipient, refunded, circumstances, extra);
      try {
        await brevo.events.send(event, { signal });
      } catch (error) {
        // For what it says, it will be refused every time: the next events must not wait for it.
        if (!(error instanceof RemoteError) || error.failure !== 'rejected') throw error;
        isRefused = true;
      }
    }
    await orderFacts.saveTold(store.storeHash, order.id, told);
  };

  if (isPlaced(order) && !known?.toldPlaced)
    await tell('order_placed', placedAt, { toldPlaced: true });
  if (isPlaced(order) && !known?.toldCompleted)
    await tell('order_completed', placedAt, { toldCompleted: true });
  const told = { toldStatusId: order.statusId };
  const last = known?.toldStatusId ?? null;
  if (last !== null && last !== order.statusId) {
    await tell('order_status_changed', modifiedAt, told, await statusBefore(world, last));
  } else await orderFacts.saveTold(store.storeHash, order.id, told);
  if (known?.toldHash != null && known.toldHash !== hash)
    await tell('order_updated', modifiedAt, { toldHash: hash });
  else await orderFacts.saveTold(store.storeHash, order.id, { toldHash: hash });
  return { isRefused };
}

/** By the status that the latest word of the order was about, in Brevo's words and in the store's. */
async function statusBefore(
  { settings, nameStatus }: OrderWorld,
  statusId: number,
): Promise<Record<string, string>> {
  if (!settings.events.order_status_changed) return {};
  const name = await nameStatus(statusId);
  return {
    previous_status: toBrevoStatus({ statusId, isArchived: false }, settings.orderStatuses),
    ...(name !== undefined && { previous_bigcommerce_status: name }),
  };
}
