import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { ChannelFigures } from '../../contract/channel-strategy.ts';
import { REVENUE_STATUSES } from '../../contract/order-status.ts';

/** The newest orders of each channel that are counted, 250 a call. */
const PAGES_A_CHANNEL = 2;
export const PRODUCTS_FROM = PAGES_A_CHANNEL * 250;
const SHOWN = 5;

/** What sells best in a channel, by units. Lines travel with their orders: two calls a channel at most. */
export async function readBestProducts(
  bigcommerce: BigCommerceClient,
  { channelId, from, signal }: { channelId: number; from: number; signal: AbortSignal },
): Promise<ChannelFigures['bestProducts']> {
  const orders = await bigcommerce.orders.listNewest({
    ...{ channelId, since: from, mostPages: PAGES_A_CHANNEL, signal },
  });
  const counted = new Map<number, { name: string; units: number }>();
  for (const { statusId, isArchived, lines } of orders) {
    if (isArchived || !REVENUE_STATUSES.includes(statusId)) continue;
    for (const { productId, name, quantity } of lines) {
      // Made for one order, and named for whoever placed it, perhaps.
      if (productId <= 0) continue;
      const known = counted.get(productId) ?? { name, units: 0 };
      known.units += quantity;
      counted.set(productId, known);
    }
  }
  return [...counted]
    .map(([productId, { name, units }]) => ({ productId, name, units }))
    .sort((a, b) => b.units - a.units || a.productId - b.productId)
    .slice(0, SHOWN);
}
