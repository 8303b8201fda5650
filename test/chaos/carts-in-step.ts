import { cartTotals } from '../../sandbox/bigcommerce/shop/carts/cart.ts';
import type { ChaosScene } from './chaos-scene.ts';
import type { ShopMemory } from './shop-memory.ts';
import { type ShopPeople, saysYes } from './shop-people.ts';

/** Between the last look for an order and the event, a call may be tried again for so long. */
const LAST_LOOK_MS = 15_000;

/** What Brevo was told of carts, and of people who left them, that is not so. */
export function cartDivergences(
  { shop, account, bigcommerce }: Pick<ChaosScene, 'shop' | 'account' | 'bigcommerce'>,
  people: ShopPeople,
  memory: ShopMemory,
  listId: number,
): string[] {
  const { lost } = bigcommerce.hooks('acme1');
  const isUnheardOf = (cartId: string) => lost.some(({ body }) => body.includes(cartId));
  const told = Map.groupBy(
    [...account.events].filter(({ name }) => name.startsWith('cart_')),
    ({ properties }) => String(properties.cart_id),
  );
  const wrong: string[] = [];
  for (const [cartId, { createdAt, last }] of memory.carts) {
    const cart = shop.carts.find(cartId);
    const customer = cart && shop.customers.find(cart.customerId);
    const email = (customer?.email ?? cart?.email ?? '').toLowerCase();
    const isAtPeace =
      memory.isSteady(email) &&
      !(memory.purchases.get(email) ?? []).some((at) => at >= createdAt - 1_000);
    if (!cart || !email || isUnheardOf(cartId) || !isAtPeace || cart.items.length === 0) continue;
    if (!mayBeTold(people, email, cart.channelId)) continue;
    // Left while its storefront was switched off, it is told of when somebody comes back to it.
    if (memory.everOff.has(cart.channelId)) continue;
    const events = told.get(cartId) ?? [];
    const total = events.findLast(({ name }) => name === 'cart_updated')?.properties.total;
    const amount = cartTotals(cart).amount / 100;
    if (Math.abs(Number(total ?? Number.NaN) - amount) > 0.01 || total === undefined)
      wrong.push(`cart ${cartId} of ${email} was told as ${total}, not ${amount}`);
    if (last !== 'abandoned') continue;
    if (!events.some(({ name }) => name === 'cart_abandoned'))
      wrong.push(`cart ${cartId} of ${email} was abandoned, and nobody says so`);
    if (!account.contact(email)?.listIds.includes(listId))
      wrong.push(`${email} left cart ${cartId} and is not in the list`);
  }
  for (const event of account.events) {
    if (event.name !== 'cart_abandoned') continue;
    const { createdAt = 0 } = memory.carts.get(String(event.properties.cart_id)) ?? {};
    const bought = (memory.purchases.get(event.email ?? '') ?? []).filter(
      (at) => at >= createdAt && at < event.receivedAt - LAST_LOOK_MS,
    );
    if (bought.length > 0) wrong.push(`${event.email} had bought and was reminded of a cart`);
  }
  for (const { email = '' } of account.contactsIn(listId)) {
    const carts = [...memory.carts.keys()].filter((id) => {
      const cart = shop.carts.find(id);
      if (cart && people.isOff(cart.channelId)) return false;
      const owner = cart && (shop.customers.find(cart.customerId)?.email ?? cart.email);
      return isUnheardOf(id) || owner?.toLowerCase() === email;
    });
    if (carts.length === 0 && memory.isSteady(email))
      wrong.push(`${email} is in the list without a cart`);
  }
  return wrong;
}

/** A record decides on its own: nobody is reminded for having ticked a box at an order. */
function mayBeTold(people: ShopPeople, email: string, channelId: number): boolean {
  const [customer] = people.customersWith(email);
  const channels = customer
    ? customer.channel_ids && [...customer.channel_ids, customer.origin_channel_id]
    : [channelId];
  return people
    .recordsOf(email)
    .filter((one) => saysYes(one) && !people.isOff(one.channel_id))
    .some(({ channel_id }) => channels === null || channels.includes(channel_id));
}
