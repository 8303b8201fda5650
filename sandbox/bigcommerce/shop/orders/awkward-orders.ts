import { makeLine, type OrderIngredients, rateBetween } from './generate-order.ts';
import { lineId, type Order, type OrderLine, refundId, totalsOf } from './order.ts';

type Patch = (order: Order, ingredients: OrderIngredients) => Partial<Order>;

const ofGuest: Patch = ({ billing, id }) => ({
  customerId: 0,
  billing: {
    ...billing,
    email: `guest.order${id}@example.com`,
    first_name: 'Gia',
    last_name: 'Guest',
  },
});

const ofCustomer =
  (customerId: number, email: string): Patch =>
  ({ billing }) => ({ customerId, billing: { ...billing, email } });

const withStatus =
  (statusId: number): Patch =>
  (order) => ({
    statusId,
    refunds: [],
    lines: order.lines.map((line) => ({ ...line, shipped: statusId === 2 ? line.quantity : 0 })),
  });

const paidIn =
  (currency: string): Patch =>
  (order, { currency: own }) => {
    const rate = rateBetween(own, currency);
    const factor = rate / order.rate;
    const round = (line: OrderLine) => ({ ...line, price: Math.round(line.price * factor) });
    return { currency, displayCurrency: currency, rate, lines: order.lines.map(round) };
  };

const withLines =
  (count: number): Patch =>
  ({ id, rate }, { catalog }) => ({
    lines: Array.from({ length: count }, (_, nth) => {
      const productId = 1 + (nth % Math.max(1, catalog.products.size));
      return makeLine(catalog, { orderId: id, nth, productId, quantity: 1, rate });
    }),
  });

const oddLine = (line: OrderLine, nth: number, changes: Partial<OrderLine>): OrderLine => ({
  ...{ ...line, id: line.id + nth, options: [] },
  ...changes,
});

const all =
  (...patches: Patch[]): Patch =>
  (order, ingredients) => {
    const sum: Partial<Order> = {};
    for (const patch of patches) Object.assign(sum, patch({ ...order, ...sum }, ingredients));
    return sum;
  };

const refunded =
  (share: number): Patch =>
  (order) => {
    const amount = Math.round(totalsOf(order).total * share);
    const [line] = order.lines;
    const items = line ? [{ lineId: line.id, quantity: share === 1 ? line.quantity : 1 }] : [];
    const { id, modifiedAt: created } = order;
    return {
      refunds: [{ id: refundId(id, 0), orderId: id, created, reason: 'Returned', amount, items }],
      lines: order.lines.map((row, nth) => (nth === 0 ? { ...row, refunded: 1 } : row)),
    };
  };

/**
 * The orders that go wrong, at ids that never change:
 *
 * | id | what is awkward |
 * |---|---|
 * | 1 | nothing: customer 1, two lines, completed, opted in |
 * | 2 | a guest |
 * | 3 | a guest with the e-mail of customer 1, in capitals |
 * | 4 | incomplete: payment failed |
 * | 5 | seen in GBP, paid in the store's currency |
 * | 6 | paid in EUR |
 * | 7 | paid in JPY |
 * | 8 | from a marketplace, its e-mail an alias |
 * | 9 | two coupons |
 * | 10 | partially refunded, one piece |
 * | 11 | refunded |
 * | 12 | 400 lines |
 * | 13 | 60 lines, more than the include shows |
 * | 14 | digital: no shipping address |
 * | 15 | a product that is gone (900001) and one made for the order (0) |
 * | 16 | no e-mail at all |
 * | 17 | archived |
 * | 18 | costs nothing |
 * | 19 | of customer 999999, who is gone |
 * | 20 | an e-mail that is none |
 * | 21 | the include shows no line, `/products` has them (reference §8.2) |
 * | 22 | two shipping addresses |
 * | 23 | HTML in names and notes |
 * | 24 | a guest who opted in |
 * | 25 | migrated (`M-MIG`), with a status of the merchant's own name |
 * | 26 | a gift certificate among the lines, part paid by store credit |
 * | 27 | a bundle and its parts |
 * | 28 | `store_default_currency_code` is "" |
 * | 29 | amounts that are "" |
 * | 30 | customer 12's e-mail on the second storefront, where it is customer 13's |
 * | 31 to 45 | one in each status, 0 to 14 |
 */
const PATCHES: Record<number, Patch> = {
  1: all(ofCustomer(1, 'ada.whitfield@example.com'), withStatus(10), withLines(2), () => ({
    ...{ channelId: 1, isEmailOptIn: true, coupons: [], discount: 0 },
  })),
  2: all(ofGuest, withStatus(11)),
  3: all(ofCustomer(0, 'ADA.WHITFIELD@example.com'), withStatus(10)),
  4: withStatus(0),
  5: all(withStatus(10), ({ currency }) => ({
    ...{ displayCurrency: 'GBP', displayRate: rateBetween(currency, 'GBP') },
  })),
  6: all(withStatus(10), paidIn('EUR')),
  7: all(withStatus(10), paidIn('JPY')),
  8: all(ofCustomer(0, 'x7f3k@marketplace.example'), withStatus(2), (_order, { channels }) => ({
    channelId: channels.find(({ type }) => type === 'marketplace')?.id ?? 1,
    ...{ source: 'amazon', externalSource: 'AMAZON', externalId: '113-0000008-1', cartId: null },
  })),
  9: all(withStatus(10), withLines(3), ({ id }) => ({
    coupons: [
      { id: id * 4, couponId: 1, code: 'SPRING10', type: 1, discount: 500 },
      { id: id * 4 + 1, couponId: 2, code: 'Größe & Co', type: 2, discount: 250 },
    ],
  })),
  10: all(withStatus(14), withLines(2), refunded(0.3)),
  11: all(withStatus(4), withLines(1), refunded(1)),
  12: all(withStatus(10), withLines(400)),
  13: all(withStatus(11), withLines(60)),
  14: all(withStatus(10), ({ lines }) => ({
    ...{ shippingTo: [], shipping: 0 },
    lines: lines.map((line) => ({ ...line, type: 'digital', addressNth: -1 })),
  })),
  15: all(withStatus(10), withLines(3), ({ lines: [first, second, third] }) => ({
    lines: [
      ...(first ? [first] : []),
      ...(second
        ? [oddLine(second, 0, { productId: 900_001, variantId: 900_001_000, name: 'Gone' })]
        : []),
      ...(third
        ? [oddLine(third, 0, { productId: 0, variantId: 0, name: 'Made to measure', sku: '' })]
        : []),
    ],
  })),
  16: all(ofCustomer(0, ''), withStatus(10), () => ({ source: 'manual', cartId: null })),
  17: all(withStatus(5), () => ({ isDeleted: true })),
  18: all(withStatus(10), ({ lines }) => ({
    ...{ shipping: 0, coupons: [], lines: lines.map((line) => ({ ...line, price: 0 })) },
  })),
  19: all(ofCustomer(999_999, 'gone@example.com'), withStatus(10)),
  20: all(ofCustomer(0, 'no-address@'), withStatus(10)),
  21: all(withStatus(10), withLines(2)),
  22: all(withStatus(11), withLines(4), ({ billing, lines }) => ({
    shippingTo: [
      billing,
      { ...billing, first_name: 'Somebody', last_name: 'Else', city: 'Elsewhere' },
    ],
    lines: lines.map((line, nth) => ({ ...line, addressNth: nth % 2 })),
  })),
  23: all(withStatus(10), ({ billing }) => ({
    billing: { ...billing, first_name: '<i>Eve</i>', last_name: "<script>alert('x')</script>" },
    ...{ staffNotes: '<b>call</b> first', customerMessage: 'Ring & run\n"please"' },
  })),
  24: all(ofGuest, withStatus(10), () => ({ isEmailOptIn: true })),
  25: all(withStatus(10), () => ({
    ...{ externalSource: 'M-MIG', oddities: { custom_status: 'Handed over', external_id: 25 } },
  })),
  26: all(withStatus(10), withLines(2), ({ id, lines }) => ({
    storeCredit: 300,
    lines: lines.map((line, nth) =>
      nth === 1
        ? oddLine(line, 0, {
            type: 'giftcertificate',
            productId: 0,
            variantId: 0,
            name: '$25 Gift Certificate',
            price: 2500,
            id: lineId(id, 1),
          })
        : line,
    ),
  })),
  27: all(withStatus(10), withLines(3), ({ id, lines }) => ({
    lines: lines.map((line, nth) =>
      nth === 0 ? line : { ...line, price: 0, parentId: lineId(id, 0) },
    ),
  })),
  28: all(withStatus(10), () => ({ oddities: { store_default_currency_code: '' } })),
  29: all(withStatus(10), () => ({
    oddities: { discount_amount: '', base_handling_cost: '', geoip_country: '', ebay_order_id: '' },
  })),
  30: all(ofCustomer(13, 'sam.twostores@example.com'), withStatus(10), (_order, { channels }) => ({
    channelId: channels[1]?.id ?? 1,
  })),
};

const FIRST_STATUS_ID = 31;
export const LAST_AWKWARD_ORDER = 45;

export function makeOrderAwkward(order: Order, ingredients: OrderIngredients): Order {
  const patch = PATCHES[order.id] ?? withStatus(order.id - FIRST_STATUS_ID);
  return { ...order, ...patch(order, ingredients) };
}
