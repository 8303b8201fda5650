import { STATUSES } from '../../sandbox/bigcommerce/shop/orders/order.ts';
import { expectedAmount, expectedStatus } from '../helpers/models/order-model.ts';
import type { ChaosScene } from './chaos-scene.ts';
import { lostRefunds } from './lost-refunds.ts';
import type { ShopMemory } from './shop-memory.ts';
import type { ShopPeople } from './shop-people.ts';

const NOT_PLACED = [0, 5, 6];

/** What of Brevo's orders, and of what it was told of them, is not as the shop says. */
export function orderDivergences(
  { shop, account, bigcommerce }: Pick<ChaosScene, 'shop' | 'account' | 'bigcommerce'>,
  people: ShopPeople,
  memory: ShopMemory,
  words: Readonly<Record<string, string>>,
): string[] {
  // Whoever only reads the newsletter, of another storefront, has not agreed to be known as a buyer of this one.
  const isKnown = (email: string) => ['customer', 'guest'].includes(people.standingOf(email));
  const unheardOf = lostRefunds({ bigcommerce });
  const events = Map.groupBy(
    [...account.events].filter(({ name }) => name.startsWith('order_')),
    ({ properties }) => String(properties.id),
  );
  const ofKnown = people.orders.flatMap((order) => {
    const email = people.personOf(order);
    // Of those who no longer agree nothing is told any more: what is there stays as it was.
    if (!isKnown(email) || memory.left.has(email)) return [];
    if (memory.wasInterrupted(email) && !account.contact(email)) return [];
    const held = account.orders.find(String(order.id));
    const told = events.get(String(order.id)) ?? [];
    const wrong: string[] = [];
    const status = words[String(order.statusId)] ?? expectedStatus(order);
    if (!held) wrong.push('is not in Brevo');
    else {
      if (held.status !== status) wrong.push(`is ${held.status}, not ${status}`);
      const isRight = Math.abs(held.amount - expectedAmount(order)) <= 0.06;
      if (!isRight && !unheardOf.has(order.id))
        wrong.push(`amounts to ${held.amount}, not ${expectedAmount(order)}`);
      if (held.products.length !== order.lines.length)
        wrong.push(`has ${held.products.length} lines, not ${order.lines.length}`);
      if (held.storeId !== String(order.channelId)) wrong.push(`is of storefront ${held.storeId}`);
      const owner = account.contact(email);
      if (held.contactId !== owner?.id)
        wrong.push(`is of contact ${held.contactId}, not ${owner?.id}`);
    }
    // What was bought while its storefront was switched off is no news when it is on again.
    const isWatched = !memory.everOff.has(order.channelId) && memory.isSteady(email);
    if (memory.placed.has(order.id) && isWatched) {
      if (!NOT_PLACED.includes(order.statusId))
        for (const name of ['order_placed', 'order_completed'])
          if (!told.some((event) => event.name === name)) wrong.push(`has no ${name}`);
      const last = told.at(-1)?.properties.bigcommerce_status;
      if (last !== undefined && last !== STATUSES[order.statusId])
        wrong.push(`was told last as ${last}`);
    }
    return wrong.map(
      (what) => `order ${order.id} of ${email}, ${STATUSES[order.statusId]}: ${what}`,
    );
  });
  const neverPlaced = [...events.values()]
    .flat()
    .filter(({ name }) => name === 'order_placed' || name === 'order_completed')
    .filter(({ properties }) => !memory.placed.has(Number(properties.id)))
    .map(({ name, properties }) => `order ${properties.id}: ${name}, which is no news`);
  const archived = [...shop.orders.table.changed.keys()].flatMap((id) => {
    const order = shop.orders.table.find(id);
    const held = account.orders.find(String(id));
    if (!order?.isDeleted || !held || held.status === 'cancelled') return [];
    if (people.isOff(order.channelId)) return [];
    const email = people.personOf(order);
    return isKnown(email) && memory.isSteady(email)
      ? [`order ${id} of ${email} was archived, and is ${held.status}`]
      : [];
  });
  return [...ofKnown, ...neverPlaced, ...archived];
}
