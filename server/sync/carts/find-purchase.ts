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
  const { createdAt: since, customerId } = cart;
  const order = await findOrderOf(world, cart.id);
  if (order || since === null) return order;
  const by = async (who: { email: string } | { customerId: number }) =>
    placed(await world.bigcommerce.carts.ordersBy({ ...who, since }, { signal: world.signal }));
  // Under another address than the cart has, too: an account may have got one since.
  return (customerId > 0 ? await by({ customerId }) : undefined) ?? (await by({ email }));
}

function placed(orders: readonly PlacedOrder[]): PlacedOrder | undefined {
  return orders.find(({ statusId }) => statusId !== INCOMPLETE);
}
