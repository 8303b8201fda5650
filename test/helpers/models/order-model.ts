import {
  type Order,
  refundedOf,
  totalsOf,
} from '../../../sandbox/bigcommerce/shop/orders/order.ts';
import type { Shop } from '../../../sandbox/bigcommerce/shop/shop.ts';
import { customersOf, isTakenByBrevo } from './shop-model.ts';

/**
 * What Brevo has to hold of a shop's orders, worked out from the shop alone and by other means than the app's. Shares no
 * code with `server/`.
 */
export function ordersOf(shop: Shop): Order[] {
  const found: Order[] = [];
  for (let id = 1; id <= shop.orders.table.lastId; id += 1) {
    const order = shop.orders.table.find(id);
    if (order && !order.isDeleted) found.push(order);
  }
  return found;
}

/** In hundredths of the store's currency: a twentieth of a cent may be lost on the way. */
export function expectedAmount(order: Order): number {
  return (totalsOf(order).total - refundedOf(order)) / order.rate / 100;
}

const STATUS: Record<number, string> = {
  ...{ 0: 'pending', 1: 'pending', 7: 'pending', 12: 'pending', 13: 'pending' },
  ...{ 4: 'refunded', 5: 'cancelled', 6: 'cancelled' },
};

export function expectedStatus({ statusId }: Order): string {
  return STATUS[statusId] ?? 'completed';
}

export interface Sums {
  count: number;
  total: number;
}

/** What people's orders add up to, by e-mail. Their addresses have not changed since they ordered. */
export function expectedSums(shop: Shop): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const order of ordersOf(shop)) {
    const email = order.billing.email.toLowerCase();
    const known = sums.get(email) ?? { count: 0, total: 0 };
    const counts = ['completed'].includes(expectedStatus(order)) ? 1 : 0;
    // Each order is rounded before it is added.
    const amount = Math.round(expectedAmount(order) * 100) / 100;
    sums.set(email, { count: known.count + counts, total: known.total + counts * amount });
  }
  return sums;
}

/**
 * Tells, of the shop as it is now, whether Brevo may know whoever has an address: as a customer, or as a guest of the
 * storefronts they bought on. The shop makes its rows anew whenever they are asked for: they are read once, for all addresses.
 */
export function mayBeInBrevo(shop: Shop): (email: string) => boolean {
  const allOrders = Map.groupBy(ordersOf(shop), ({ billing }) => billing.email.toLowerCase());
  const allCustomers = new Map(customersOf(shop).map((one) => [one.id, one]));

  return (email) => {
    if (!isTakenByBrevo(email)) return false;
    const orders = allOrders.get(email) ?? [];
    const customers = shop.customerIdsByEmail(email).flatMap((id) => allCustomers.get(id) ?? []);
    const places = [
      orders.map(({ channelId }) => channelId),
      ...customers.map(({ channel_ids, origin_channel_id }) =>
        channel_ids === null ? null : [...channel_ids, origin_channel_id],
      ),
    ];
    return places.some((channels) => {
      const isOwn = (channelId: number) => channels === null || channels.includes(channelId);
      const records = shop.subscribersByEmail(email).filter((one) => isOwn(one.channel_id));
      if (records.some((one) => one.consents.includes('marketing_newsletter'))) return true;
      if (records.some((one) => one.consents.length === 0)) return false;
      return orders.some(({ isEmailOptIn, channelId }) => isEmailOptIn && isOwn(channelId));
    });
  };
}
