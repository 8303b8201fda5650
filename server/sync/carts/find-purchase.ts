import type { Cart, PlacedOrder } from '../../clients/bigcommerce/cart.ts';
import type { CartWorld } from './cart-world.ts';

/** The payment was begun and never completed (reference/bigcommerce.md §6.2): nothing was bought. */
const INCOMPLETE = 0;

/** The order that a cart became. */
export async function findOrderOf(
  { bigcommerce, signal }: Pick<CartWorld, 'bigcommerce' | 'signal'>,
  cartId: string,
): Promise<PlacedOrder | undefined> {
  return placed(await bigcommerce.carts.ordersOf(cartId, { signal }));
}

/** What somebody has bought since they filled this cart: it, or another one in its place. */
export async function findPurchase(
  world: Pick<CartWorld, 'bigcommerce' | 'signal'>,
  cart: Cart,
  email: string,
): Promise<PlacedOrder | undefined> {
  const order = await findOrderOf(world, cart.id);
  if (order || cart.createdAt === null) return order;
  const since = { email, since: cart.createdAt };
  return placed(await world.bigcommerce.carts.ordersBy(since, { signal: world.signal }));
}

function placed(orders: readonly PlacedOrder[]): PlacedOrder | undefined {
  return orders.find(({ statusId }) => statusId !== INCOMPLETE);
}
