import Big from 'big.js';
import type { ChannelFigures } from '../../contract/channel-strategy.ts';
import type { ChannelOrder } from '../../db/ledger/channel-orders.ts';

/** A channel's orders of two periods, added up. */
interface Sums {
  orders: number;
  revenue: Big;
  ordersBefore: number;
  revenueBefore: Big;
  currencies: Map<string, { orders: number; amount: Big }>;
}

/** Adds up orders as they are read. Money is never a float. */
export class ChannelSums {
  readonly #channels = new Map<number, Sums>();
  readonly #from: number;

  /** `from`: where the period begins, ms; earlier orders are of the one before. */
  constructor(from: number) {
    this.#from = from;
  }

  add(order: ChannelOrder): void {
    const sums = this.#sumsOf(order.channelId);
    if (order.placedAt < this.#from) {
      sums.ordersBefore += 1;
      sums.revenueBefore = sums.revenueBefore.plus(order.storeAmount);
      return;
    }
    sums.orders += 1;
    sums.revenue = sums.revenue.plus(order.storeAmount);
    const paid = sums.currencies.get(order.currency) ?? { orders: 0, amount: Big(0) };
    const net = Big(order.amount).minus(order.refunded);
    paid.orders += 1;
    if (net.gt(0)) paid.amount = paid.amount.plus(net);
    sums.currencies.set(order.currency, paid);
  }

  /** Those with enough orders, most revenue first, and those without. */
  conclude({
    minOrders,
    currency,
    nameOf,
  }: {
    minOrders: number;
    currency: string;
    nameOf: (channelId: number) => string;
  }): {
    channels: Omit<ChannelFigures, 'bestProducts'>[];
    leftOut: Array<{ channelId: number; name: string; orders: number }>;
  } {
    const all = [...this.#channels].map(([channelId, sums]) => ({
      ...{ channelId, name: nameOf(channelId), sums },
    }));
    const enough = all.filter(({ sums }) => sums.orders >= minOrders);
    enough.sort((a, b) => b.sums.revenue.cmp(a.sums.revenue) || a.channelId - b.channelId);
    const total = enough.reduce((sum, { sums }) => sum.plus(sums.revenue), Big(0));
    return {
      channels: enough.map((one) => toFigures(one, { total, minOrders, currency })),
      leftOut: all
        .filter(({ sums }) => sums.orders < minOrders)
        .map(({ channelId, name, sums }) => ({ channelId, name, orders: sums.orders })),
    };
  }

  #sumsOf(channelId: number): Sums {
    let sums = this.#channels.get(channelId);
    if (!sums) {
      const nothing = { orders: 0, revenue: Big(0), ordersBefore: 0, revenueBefore: Big(0) };
      sums = { ...nothing, currencies: new Map() };
      this.#channels.set(channelId, sums);
    }
    return sums;
  }
}

function toFigures(
  { channelId, name, sums }: { channelId: number; name: string; sums: Sums },
  { total, minOrders, currency }: { total: Big; minOrders: number; currency: string },
): Omit<ChannelFigures, 'bestProducts'> {
  const { orders, revenue, ordersBefore, revenueBefore, currencies } = sums;
  const canCompare = ordersBefore >= minOrders && revenueBefore.gt(0);
  const paidIn = [...currencies].map(([code, paid]) => ({
    ...{ currency: code, orders: paid.orders, amount: paid.amount.toFixed(2) },
  }));
  return {
    ...{ channelId, name, orders, revenue: revenue.toFixed(2) },
    averageOrder: revenue.div(orders).toFixed(2),
    revenueShare: total.gt(0) ? percent(revenue, total) : 0,
    growth: canCompare ? percent(revenue.minus(revenueBefore), revenueBefore) : null,
    currencies: paidIn.every((one) => one.currency === currency) ? [] : paidIn,
  };
}

function percent(part: Big, whole: Big): number {
  return part.times(100).div(whole).round(1).toNumber();
}
