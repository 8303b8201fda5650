import Big from 'big.js';
import { z } from 'zod';
import { RemoteError } from '../../errors.ts';
import type { Page } from '../page.ts';
import type { RemoteHttp } from '../remote-http.ts';
import { collect, listV2, offsetPages, PAGE_SIZE } from './lists.ts';
import type { Order } from './order.ts';
import { CouponWire, couponsIn, LineWire, OrderWire, toLine, toOrder } from './order-wire.ts';
import { DecimalWire, TextWire } from './wire.ts';

interface Options {
  signal?: AbortSignal;
}

export interface OrderStatus {
  id: number;
  name: string;
  /** What the merchant calls it. */
  label: string;
}

/** Lines travel with their order: one call for 250 orders. Without the structure's name a legacy shape comes (§8.3). */
const WITH_LINES = {
  include: 'consignments.line_items',
  consignment_structure: 'object',
} as const;

const StatusWire = z.object({ id: z.number(), name: TextWire, custom_label: TextWire });

const RefundWire = z.object({
  order_id: z.number(),
  total_amount: DecimalWire,
  payments: z
    .array(z.object({ is_declined: z.boolean().nullish() }))
    .nullish()
    .catch(null),
});

/** What was ordered in one store. Sources: reference/bigcommerce.md §6.2, §8. */
export class OrdersApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  async count({ signal }: Options = {}): Promise<number> {
    const schema = z.object({ count: z.number() });
    return (await this.#http.get('/v2/orders/count', { schema, signal })).count;
  }

  /**
   * Every order that is not archived, with its lines, 250 a page, by growing id: nothing is skipped when others change
   * during the walk. Pass a page's `nextCursor` back to resume after it.
   */
  async *pages({
    cursor = null,
    signal,
  }: Options & { cursor?: string | null } = {}): AsyncGenerator<Page<Order>> {
    do {
      const query = { min_id: Number(cursor ?? 0) + 1, sort: 'id:asc' };
      const { items, last } = await this.#list(query, signal);
      cursor = last;
      yield { items, nextCursor: cursor };
    } while (cursor);
  }

  /**
   * Those of these orders that the list shows. It takes no ids, but the least and the greatest: orders placed close to each
   * other come in one call (§6.2).
   */
  async listByIds(orderIds: readonly number[], { signal }: Options = {}): Promise<Order[]> {
    const wanted = new Set(orderIds);
    const found: Order[] = [];
    for (const [min_id, max_id] of spansOf(orderIds)) {
      const rows = await this.#rows({ min_id, max_id, sort: 'id:asc' }, signal);
      for (const wire of rows) if (wanted.has(wire.id)) found.push(await this.#whole(wire, signal));
    }
    return found;
  }

  /** The orders changed since then (ms), oldest change first, at most so many pages of 250. */
  async listModifiedSince(
    since: number,
    { mostPages, signal }: Options & { mostPages: number },
  ): Promise<Order[]> {
    const found: Order[] = [];
    const min_date_modified = new Date(since).toISOString();
    for (let page = 1; page <= mostPages; page += 1) {
      const query = { min_date_modified, sort: 'date_modified:asc', page };
      const { items, last } = await this.#list(query, signal);
      found.push(...items);
      if (!last) break;
    }
    return found;
  }

  /**
   * The newest orders of a channel, placed since then (ms), at most so many pages of 250. With the lines that the list shows,
   * which are the first 50: nothing is read order by order.
   */
  async listNewest({
    channelId,
    since,
    mostPages,
    signal,
  }: Options & { channelId: number; since: number; mostPages: number }): Promise<Order[]> {
    const found: Order[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const min_date_created = new Date(since).toISOString();
      const query = { channel_id: channelId, min_date_created, sort: 'date_created:desc', page };
      const rows = await this.#rows(query, signal);
      found.push(...rows.map((wire) => toOrder(wire).order));
      if (rows.length < PAGE_SIZE) break;
    }
    return found;
  }

  /** Undefined if there is none, or none any more: an archived order may or may not be shown (§6.2). */
  async find(orderId: number, { signal }: Options = {}): Promise<Order | undefined> {
    try {
      const params = { orderId };
      const request = { params, query: WITH_LINES, schema: OrderWire, signal };
      return await this.#whole(await this.#http.get('/v2/orders/{orderId}', request), signal);
    } catch (error) {
      if (error instanceof RemoteError && error.failure === 'missing') return undefined;
      throw error;
    }
  }

  /** What was given back of these orders, by order id, as decimals in the order's currency. */
  async refundsOf(
    orderIds: readonly number[],
    { signal }: Options = {},
  ): Promise<Map<number, string>> {
    const sums = new Map<number, Big>();
    const path = '/v3/orders/payment_actions/refunds';
    for (let start = 0; start < orderIds.length; start += PAGE_SIZE) {
      const query = { 'order_id:in': orderIds.slice(start, start + PAGE_SIZE) };
      const refunds = await collect(offsetPages(this.#http, path, RefundWire, { query, signal }));
      for (const { order_id, total_amount, payments } of refunds) {
        const isDeclined = payments?.length && payments.every((one) => one.is_declined);
        if (isDeclined) continue;
        sums.set(order_id, (sums.get(order_id) ?? Big(0)).plus(total_amount));
      }
    }
    return new Map([...sums].map(([id, sum]) => [id, sum.toFixed()]));
  }

  /** The store's statuses, with the merchant's own names. */
  async listStatuses({ signal }: Options = {}): Promise<OrderStatus[]> {
    const schema = z.array(StatusWire);
    const wires = await this.#http.get('/v2/order_statuses', { schema, empty: [], signal });
    return wires.map(({ id, name, custom_label }) => ({ id, name, label: custom_label || name }));
  }

  /** One page; `last` is the id of its last order, null if no page follows. */
  async #list(
    query: Record<string, string | number>,
    signal: AbortSignal | undefined,
  ): Promise<{ items: Order[]; last: string | null }> {
    const rows = await this.#rows(query, signal);
    const items: Order[] = [];
    for (const wire of rows) items.push(await this.#whole(wire, signal));
    const last = rows.length < PAGE_SIZE ? undefined : rows.at(-1)?.id;
    return { items, last: last === undefined ? null : String(last) };
  }

  async #rows(query: Record<string, string | number>, signal: AbortSignal | undefined) {
    return this.#http.get('/v2/orders', {
      query: { limit: PAGE_SIZE, ...WITH_LINES, ...query },
      schema: z.array(OrderWire),
      empty: [],
      signal,
    });
  }

  /** Reads what the list did not bring: all lines where it shows some, coupons where no line names them. */
  async #whole(wire: z.output<typeof OrderWire>, signal: AbortSignal | undefined): Promise<Order> {
    const { order, isCut } = toOrder(wire);
    if (isCut) {
      const lines = await listV2(this.#http, `/v2/orders/${order.id}/products`, LineWire, signal);
      order.lines = lines.map(toLine);
      order.couponCodes = couponsIn(lines);
    }
    if (Number(order.couponDiscount) > 0 && order.couponCodes.length === 0) {
      const path = `/v2/orders/${order.id}/coupons`;
      const coupons = await listV2(this.#http, path, CouponWire, signal);
      order.couponCodes = coupons.map(({ code }) => code).filter((code) => code !== '');
    }
    return order;
  }
}

/** The fewest spans of ids that hold all of these, none with more ids than a page has orders. */
export function spansOf(ids: readonly number[]): Array<[least: number, greatest: number]> {
  const spans: Array<[number, number]> = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const span = spans.at(-1);
    if (span && id < span[0] + PAGE_SIZE) span[1] = id;
    else spans.push([id, id]);
  }
  return spans;
}

/** Whether it is worth a call to ask what was given back. */
export function mayHaveRefunds({ statusId, paymentStatus, lines }: Order): boolean {
  if (statusId === 4 || statusId === 14 || /refund/i.test(paymentStatus)) return true;
  return lines.some((line) => line.isRefunded);
}
