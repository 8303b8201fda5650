import type { Cart } from '../../sandbox/bigcommerce/shop/carts/cart.ts';
import { type Happening, type Life, someItems, someone, someStorefront } from './life.ts';
import { noteBought } from './life-of-orders.ts';

const start: Happening = (life) => {
  const { shop, random, memory } = life;
  const customer = random.chance(0.6) ? someone(life) : undefined;
  const email = random.chance(0.6) ? random.of([...memory.guests]) : undefined;
  const cart = shop.simulator.startCart({
    ...{ customerId: customer?.id, email: customer ? undefined : email },
    ...{ channelId: someStorefront(life), items: someItems(life, 1 + random.below(3)) },
  });
  memory.carts.set(cart.id, { createdAt: Date.now(), last: 'changed' });
};

/** One that is still there. */
function someCart({ shop, random, memory }: Life): Cart | undefined {
  return shop.carts.find(random.of([...memory.carts.keys()]) ?? '');
}

function touch({ memory }: Life, cartId: string, last: 'changed' | 'abandoned'): void {
  const known = memory.carts.get(cartId);
  if (known) known.last = last;
}

const change: Happening = (life) => {
  const cart = someCart(life);
  const [item] = someItems(life, 1);
  if (!cart || !item) return;
  touch(life, cart.id, 'changed');
  if (life.random.chance(0.7)) life.shop.carts.add(cart.id, item);
  else life.shop.carts.setQuantity(cart.id, cart.items[0]?.id ?? '', life.random.below(3));
};

const abandon: Happening = (life) => {
  const cart = someCart(life);
  if (!cart || cart.items.length === 0) return;
  touch(life, cart.id, 'abandoned');
  life.shop.simulator.abandonCart({ cartId: cart.id });
};

const buyIt: Happening = (life) => {
  const cart = someCart(life);
  if (!cart || cart.items.length === 0) return;
  const { memory, shop } = life;
  const email = cart.email.toLowerCase() || `late-guest-${memory.steps}@example.com`;
  if (cart.customerId === 0) memory.guests.add(email);
  if (cart.customerId > 0 && !shop.customers.has(cart.customerId)) return;
  const order = shop.simulator.comeBackAndBuy(cart.id, { email });
  noteBought(life, order.id, email);
};

const empty: Happening = (life) => {
  const cart = life.random.chance(0.3) ? someCart(life) : undefined;
  if (cart) life.shop.carts.delete(cart.id);
};

export const CARTS: readonly Happening[] = [start, start, change, abandon, abandon, buyIt, empty];
