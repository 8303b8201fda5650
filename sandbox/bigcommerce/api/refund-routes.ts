import { Router } from 'express';
import type { Platform } from '../platform.ts';
import { orderOfRefund, type Refund } from '../shop/orders/order.ts';
import type { OrderBook } from '../shop/orders/order-book.ts';
import { usualError } from './api-error.ts';
import { callerOf, requireScope } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { orderOf } from './order-routes.ts';
import { offsetMeta, sendV3Slice } from './pages.ts';
import { pageOfAll } from './row-filters.ts';

const READ = ['store_v2_orders', 'store_v2_transactions'].flatMap((scope) => [
  `${scope}_read_only`,
  scope,
]);

/** Refunds of one order, of all, and one by its id (reference §6.2). */
export function refundRoutes(platform: Platform): Router {
  const router = Router().use(requireScope(platform, ...READ));
  const { switches } = platform;
  const windowOf = (query: ListQuery) => ({ limit: query.limit(250), page: query.page() });

  router.get('/payment_actions/refunds', (request, response) => {
    const { orders } = callerOf(request).store.shop;
    const query = new ListQuery(request, switches);
    const window = windowOf(query);
    const ids = query.integers('id:in');
    const created = query.dateFilter('created');
    const orderIds = query.integers('order_id:in') ?? ids?.map(orderOfRefund);
    const refunds = (function* () {
      for (const refund of refundsOf(orders, orderIds)) {
        if (ids && !ids.includes(refund.id)) continue;
        if (created?.(Date.parse(refund.created)) ?? true) yield refund;
      }
    })();
    const { items, total } = pageOfAll(refunds, window);
    const pagination = offsetMeta(request, { ...window, total, count: items.length });
    response.json({ data: items.map(toAnswer), meta: { pagination } });
  });

  router.get('/payment_actions/refunds/:id', (request, response) => {
    const { orders } = callerOf(request).store.shop;
    const id = Number(request.params.id);
    const [refund] = [...refundsOf(orders, [orderOfRefund(id)])].filter((row) => row.id === id);
    if (!refund) throw usualError(404);
    response.json({ data: toAnswer(refund), meta: {} });
  });

  router.get('/:id/payment_actions/refunds', (request, response) => {
    const { refunds } = orderOf(platform, request);
    const query = new ListQuery(request, switches);
    sendV3Slice(request, response, refunds.map(toAnswer), windowOf(query));
  });

  return router;
}

/** Orders that nobody changed have refunds only in two of the statuses, so the others are not made. */
function* refundsOf(orders: OrderBook, ids: number[] | undefined): Generator<Refund> {
  const { table } = orders;
  const candidates = ids
    ? [...new Set(ids)].sort((a, b) => a - b)
    : Array.from({ length: table.lastId }, (_, place) => place + 1);
  for (const id of candidates) {
    if (!table.has(id)) continue;
    if (orders.isPlain(id) && ![4, 14].includes(orders.factsOf(id).statusId)) continue;
    yield* table.get(id).refunds;
  }
}

/** V3: amounts are numbers, dates ISO 8601. */
function toAnswer({ id, orderId, created, reason, amount, items }: Refund) {
  const paid = amount / 100;
  return {
    ...{ id, order_id: orderId, user_id: 1, created, reason, total_amount: paid, total_tax: 0 },
    uses_merchant_override_values: false,
    items:
      items.length > 0
        ? items.map(({ lineId, quantity }) => ({
            ...{ item_type: 'PRODUCT', item_id: lineId, quantity, reason },
            requested_amount: paid,
          }))
        : [{ item_type: 'ORDER', item_id: orderId, quantity: 1, requested_amount: paid, reason }],
    payments: [
      {
        ...{ id, provider_id: 'authorizenet', amount: paid, offline: false },
        ...{ is_declined: false, declined_message: '', transaction_id: `T${id}` },
      },
    ],
  };
}
