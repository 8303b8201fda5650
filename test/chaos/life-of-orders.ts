import { refundedOf, totalsOf } from '../../sandbox/bigcommerce/shop/orders/order.ts';
import {
  type Happening,
  type Life,
  someItems,
  someOrder,
  someone,
  someStorefront,
} from './life.ts';

const PLACED = [2, 3, 7, 8, 9, 10, 11, 12, 13];
const NOT_PLACED = [0, 5, 6];

/** Somebody buys: a customer, a guest who was here before, or a new one. */
const buy: Happening = (life) => {
  const { shop, random, memory } = life;
  const customer = random.chance(0.6) ? someone(life) : undefined;
  const known = random.chance(0.4) ? random.of([...memory.guests]) : undefined;
  const email = customer?.email.toLowerCase() ?? known ?? `guest-${memory.steps}@example.com`;
  if (!customer) memory.guests.add(email);
  const isPaid = random.chance(0.8);
  const isEmailOptIn = isPaid && random.chance(0.4);
  if (isEmailOptIn) memory.deleted.delete(email);
  const order = shop.simulator.placeOrder({
    ...{ customerId: customer?.id, email, channelId: someStorefront(life) },
    items: someItems(life, random.chance(0.1) ? 60 : 1 + random.below(3)),
    ...(isPaid ? { isEmailOptIn } : { statusId: 0 }),
    ...(random.chance(0.2) && { couponCode: 'WELCOME' }),
  });
  if (isPaid) noteBought(life, order.id, email);
  // What was not paid for stays in the cart.
  else if (order.cartId) memory.carts.set(order.cartId, { createdAt: Date.now(), last: 'changed' });
};

/** It was placed, under our eyes. */
export function noteBought({ memory }: Life, orderId: number, email: string): void {
  memory.buys(email);
  memory.placed.add(orderId);
}

const pay: Happening = (life) => {
  const { shop, random } = life;
  const { table } = shop.orders;
  const unpaid = [...table.changed.keys()].filter((id) => {
    const order = table.find(id);
    return order?.statusId === 0 && !order.isDeleted;
  });
  const id = random.of(unpaid);
  if (id === undefined) return;
  const order = shop.simulator.changeStatus(id, 11);
  noteBought(life, id, order.billing.email.toLowerCase());
};

const changeStatus: Happening = (life) => {
  const order = someOrder(life);
  if (!order || NOT_PLACED.includes(order.statusId)) return;
  const next = life.random.of(life.random.chance(0.15) ? [5, 6] : PLACED);
  if (next !== undefined) life.shop.simulator.changeStatus(order.id, next);
};

const refund: Happening = (life) => {
  const order = someOrder(life);
  if (!order || NOT_PLACED.includes(order.statusId)) return;
  const left = totalsOf(order).total - refundedOf(order);
  if (left < 2) return;
  const amount = life.random.chance(0.5) ? undefined : 1 + life.random.below(left - 1);
  life.shop.simulator.refund(order.id, { amount });
};

const archive: Happening = (life) => {
  const order = life.random.chance(0.4) ? someOrder(life) : undefined;
  if (!order) return;
  life.memory.interrupted.add(order.billing.email.toLowerCase());
  life.shop.simulator.archiveOrder(order.id);
};

export const ORDERS: readonly Happening[] = [
  ...[buy, buy, buy, pay, changeStatus, changeStatus, refund, archive],
];
