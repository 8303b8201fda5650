import { type Request, type Response, Router } from 'express';
import type { Platform } from '../platform.ts';
import { type Order, STATUSES } from '../shop/orders/order.ts';
import { usualError } from './api-error.ts';
import { callerOf, requireScope } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { toOrderAnswer } from './order-answer.ts';
import { toConsignments, toLineAnswer, toShippingAddress } from './order-parts.ts';
import { matchingOrders } from './order-query.ts';
import { sendV2Slice } from './pages.ts';
import { money, rfc2822 } from './v2-values.ts';

const READ = ['store_v2_orders_read_only', 'store_v2_orders'];
const INCLUDES = ['consignments', 'consignments.line_items', 'fees'] as const;

/** `/v2/orders` and `/v2/order_statuses` (reference §6.2): bare arrays, and 204 where there is nothing. */
export function orderRoutes(platform: Platform): Router {
  const router = Router();
  const { switches } = platform;
  const read = requireScope(platform, ...READ);
  const show = (request: Request, query: ListQuery, order: Order) => {
    const include = query.words('include', INCLUDES);
    const { store } = callerOf(request);
    const base = `${request.protocol}://${request.get('host')}/stores/${store.hash}`;
    const answer = toOrderAnswer(order, store.shop, base, switches);
    if (include.some((name) => name.startsWith('consignments'))) {
      const withLines = include.includes('consignments.line_items');
      const consignments = toConsignments(order, { withLines });
      const isObject = query.text('consignment_structure') === 'object';
      answer.consignments = isObject ? consignments : [consignments];
    }
    return include.includes('fees') ? { ...answer, fees: [] } : answer;
  };

  router.get('/orders', read, (request, response) => {
    const { shop } = callerOf(request).store;
    const query = new ListQuery(request, switches);
    const window = { limit: query.limit(switches.ordersMaxLimit), page: query.page() };
    const ids = firstOf(matchingOrders(query, shop, switches), window.page * window.limit);
    // Only those on the page are made.
    const page = ids.slice((window.page - 1) * window.limit);
    const rows = page.map((id) => show(request, query, shop.orders.table.get(id)));
    sendV2Slice(response, rows, { ...window, page: 1 }, switches);
  });

  router.get('/orders/count', read, (request, response) => {
    const { shop } = callerOf(request).store;
    const query = new ListQuery(request, switches);
    const counts = STATUSES.map(() => 0);
    for (const id of matchingOrders(query, shop, switches, { countsIncomplete: true })) {
      const { statusId } = shop.orders.factsOf(id);
      counts[statusId] = (counts[statusId] ?? 0) + 1;
    }
    const statuses = STATUSES.map((_, id) => ({
      ...toStatus(id),
      ...{ count: counts[id] ?? 0, sort_order: id },
    }));
    response.json({ statuses, count: counts.reduce((sum, count) => sum + count, 0) });
  });

  router.get('/order_statuses', read, (_request, response) => {
    response.json(STATUSES.map((_, id) => ({ ...toStatus(id), order: id })));
  });

  router.get('/orders/:id', read, (request, response) => {
    response.json(show(request, new ListQuery(request, switches), orderOf(platform, request)));
  });

  router.delete('/orders/:id', requireScope(platform, 'store_v2_orders'), (request, response) => {
    const { orders } = callerOf(request).store.shop;
    orders.archive(orderOf(platform, request).id);
    response.status(204).end();
  });

  const list = (path: string, rowsOf: (order: Order) => readonly object[]) =>
    router.get(`/orders/:id/${path}`, read, (request: Request, response: Response) => {
      const query = new ListQuery(request, switches);
      const window = { limit: query.limit(250), page: query.page() };
      sendV2Slice(response, rowsOf(orderOf(platform, request)), window, switches);
    });

  list('products', (order) => order.lines.map((line) => toLineAnswer(order, line)));
  list('coupons', ({ id: order_id, coupons }) =>
    coupons.map(({ couponId, discount, ...coupon }) => ({
      ...{ ...coupon, coupon_id: couponId, order_id },
      ...{ amount: coupon.type === 1 ? '10.0000' : money(discount), discount: discount / 100 },
    })),
  );
  const addresses = (order: Order) =>
    order.shippingTo.map((address, nth) => toShippingAddress(order, address, nth));
  list('shipping_addresses', addresses);
  list('shippingaddresses', addresses);
  list('shipments', toShipments);
  for (const path of ['messages', 'taxes', 'fees']) list(path, () => []);

  router.get('/orders/:id/products/:lineId', read, (request, response) => {
    const order = orderOf(platform, request);
    const line = order.lines.find(({ id }) => String(id) === request.params.lineId);
    if (!line) throw usualError(404);
    response.json(toLineAnswer(order, line));
  });
  router.get('/orders/:id/consignments', read, (request, response) => {
    const include = new ListQuery(request, switches).words('include', INCLUDES);
    const withLines = include.includes('consignments.line_items');
    response.json(toConsignments(orderOf(platform, request), { withLines }));
  });

  return router;
}

export function orderOf({ switches }: Platform, request: Request): Order {
  const order = callerOf(request).store.shop.orders.table.find(Number(request.params.id));
  if (!order || (order.isDeleted && switches.archivedOrderById === '404')) throw usualError(404);
  return order;
}

function firstOf(ids: Iterable<number>, count: number): number[] {
  const taken: number[] = [];
  for (const id of ids) {
    if (taken.length >= count) break;
    taken.push(id);
  }
  return taken;
}

function toStatus(id: number) {
  const name = STATUSES[id] ?? '';
  return {
    ...{ id, name, system_label: name, custom_label: name },
    system_description: `The order is ${name.toLowerCase()}.`,
  };
}

function toShipments(order: Order) {
  const shipped = order.lines.filter((line) => line.shipped > 0);
  if (shipped.length === 0 || order.shippingTo.length === 0) return [];
  return [
    {
      ...{ id: order.id, order_id: order.id, customer_id: order.customerId },
      order_address_id: order.id * 8,
      date_created: rfc2822(order.shippedAt ?? order.modifiedAt),
      ...{ tracking_number: `TRACK${order.id}`, tracking_carrier: 'ups', tracking_link: '' },
      ...{ generated_tracking_link: '', shipping_method: 'Flat rate', shipping_provider: '' },
      comments: '',
      items: shipped.map((line) => ({
        ...{ order_product_id: line.id, product_id: line.productId, quantity: line.shipped },
      })),
    },
  ];
}
