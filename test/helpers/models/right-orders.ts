import { expect } from 'vitest';
import type { ConnectedApp } from '../stores/connected-store.ts';
import {
  expectedAmount,
  expectedStatus,
  expectedSums,
  mayBeInBrevo,
  ordersOf,
} from './order-model.ts';

/** What Brevo holds of orders and of what they add up to, against the shop. */
export function expectRightOrders(
  app: ConnectedApp,
  mayBe: (email: string) => boolean = mayBeInBrevo(app.shop),
): void {
  const expected = ordersOf(app.shop).filter(({ billing }) => mayBe(billing.email.toLowerCase()));
  const held = [...app.account.orders].filter(({ status }) => status !== 'cancelled');
  const wanted = expected.filter((order) => expectedStatus(order) !== 'cancelled');
  expect(held.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(
    wanted.map(({ id }) => id).sort((a, b) => a - b),
  );
  for (const order of wanted) {
    const one = app.account.orders.find(String(order.id));
    expect(one?.amount, `order ${order.id}`).toBeCloseTo(expectedAmount(order), 1);
    expect(one?.status, `order ${order.id}`).toBe(expectedStatus(order));
    expect(one?.products, `order ${order.id}`).toHaveLength(order.lines.length);
    expect(one?.storeId).toBe(String(order.channelId));
    expect(one?.contactId, `order ${order.id}`).toBe(app.account.contact(order.billing.email)?.id);
    expect(one?.coupons ?? [], `order ${order.id}`).toEqual(order.coupons.map(({ code }) => code));
  }
  for (const [email, { count, total }] of expectedSums(app.shop)) {
    const attributes = app.account.contact(email)?.attributes;
    if (!attributes || !mayBe(email)) continue;
    expect(attributes.ORDER_COUNT, email).toBe(count);
    expect(attributes.TOTAL_SPENT, email).toBeCloseTo(total, 1);
  }
}
