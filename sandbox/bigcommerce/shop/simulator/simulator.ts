import type { Cart, CartItem } from '../carts/cart.ts';
import type { WantedItem } from '../carts/cart-table.ts';
import { hasOptions } from '../catalog/product.ts';
import {
  currencyOf,
  customerBilling,
  EMPTY_ADDRESS,
  rateBetween,
} from '../orders/generate-order.ts';
import { lineId, type Order, type OrderLine, type Refund, totalsOf } from '../orders/order.ts';
import { GoodsSimulator } from './goods-simulator.ts';

/** Who buys: a customer, somebody known by an e-mail, or, without either, nobody known. */
export interface Shopper {
  customerId?: number;
  email?: string;
  channelId?: number;
  /** One piece of some product if not given. */
  items?: readonly WantedItem[];
}

export interface OrderWish extends Shopper {
  /** Buys what is in this cart. */
  cartId?: string;
  /** 0 leaves the order incomplete, as when a payment fails. */
  statusId?: number;
  isEmailOptIn?: boolean;
  couponCode?: string;
  firstName?: string;
  lastName?: string;
}

const INCOMPLETE = 0;
const AWAITING_FULFILLMENT = 11;

/**
 * A shop's life, one step at a time. Each step does in the store what the same step does on the platform, with everything
 * that hooks are told of it, and answers with what has changed.
 */
export class Simulator extends GoodsSimulator {
  #guests = 0;

  /** Somebody puts things into a cart. */
  startCart({ customerId = 0, email, channelId, items }: Shopper = {}): Cart {
    const { shop } = this;
    const customer = customerId > 0 ? shop.customers.get(customerId) : undefined;
    const channel = channelId ?? customer?.origin_channel_id ?? shop.channels[0]?.id ?? 1;
    const currency = currencyOf(shop.channels, channel);
    const rate = rateBetween(shop.currency, currency);
    const wanted = items ?? [{ productId: this.#someProduct() }];
    const cart = shop.carts.create(
      { channelId: channel, currency, rate, customerId, email: customer?.email ?? '' },
      wanted,
    );
    // A guest types the address at checkout, later than the first item.
    return email === undefined || customer ? cart : shop.carts.edit(cart.id, { email });
  }

  /** A cart is left alone, and the hour after which that is told has gone by. */
  abandonCart(shopper: Shopper & { cartId?: string } = {}): { cart: Cart; token: string } {
    const cart = shopper.cartId ? this.shop.carts.get(shopper.cartId) : this.startCart(shopper);
    return this.shop.carts.abandon(cart.id);
  }

  comeBackAndBuy(cartId: string, wish: Omit<OrderWish, 'cartId' | 'items'> = {}) {
    return this.placeOrder({ ...wish, cartId });
  }

  /**
   * The way through the checkout: a cart, an incomplete order, the payment. With status 0 it ends before the payment; a
   * later `changeStatus` completes it.
   */
  placeOrder({ statusId = AWAITING_FULFILLMENT, ...wish }: OrderWish = {}): Order {
    const { shop } = this;
    const started = wish.cartId
      ? shop.carts.get(wish.cartId)
      : this.startCart({ ...wish, email: wish.customerId ? undefined : this.#emailOf(wish) });
    const cart = started.email
      ? started
      : shop.carts.edit(started.id, { email: this.#emailOf(wish) });
    const customer = cart.customerId > 0 ? shop.customers.find(cart.customerId) : undefined;
    const billing = {
      ...(customer ? customerBilling(customer) : GUEST_ADDRESS),
      email: cart.email,
      ...(wish.firstName !== undefined && { first_name: wish.firstName }),
      ...(wish.lastName !== undefined && { last_name: wish.lastName }),
    };
    const isDigital = cart.items.every((item) => item.isDigital);
    const off = wish.couponCode === undefined ? 0 : Math.round(sumOf(cart.items) * 0.1);
    const order = shop.orders.add({
      customerId: cart.customerId,
      channelId: cart.channelId,
      cartId: cart.id,
      currency: cart.currency,
      displayCurrency: cart.currency,
      rate: cart.rate,
      taxRate: shop.currency === 'USD' ? 0.08 : 0.2,
      lines: (id) => cart.items.map((item, nth) => toLine(item, id, nth)),
      shipping: isDigital ? 0 : 750,
      billing,
      shippingTo: isDigital ? [] : [billing],
      isEmailOptIn: wish.isEmailOptIn ?? false,
      coupons:
        wish.couponCode === undefined
          ? []
          : [{ id: 1, couponId: 1, code: wish.couponCode, type: 1, discount: off }],
    });
    return statusId === INCOMPLETE ? order : this.changeStatus(order.id, statusId);
  }

  /** Leaving status 0 is when an order is really placed: the cart is converted and the stock goes down. */
  changeStatus(orderId: number, statusId: number): Order {
    const before = this.shop.orders.table.get(orderId);
    const order = this.shop.orders.changeStatus(orderId, statusId);
    if (before.statusId === INCOMPLETE && statusId !== INCOMPLETE) this.#complete(order);
    return order;
  }

  /** `amount` in hundredths of the order's currency; all that is left if not given. */
  refund(
    orderId: number,
    wish: Partial<Pick<Refund, 'amount' | 'reason' | 'items'>> = {},
  ): { order: Order; refund: Refund } {
    return this.shop.orders.refund(orderId, wish);
  }

  archiveOrder(orderId: number): Order {
    return this.shop.orders.archive(orderId);
  }

  #complete(order: Order): void {
    const { shop } = this;
    if (order.cartId && shop.carts.find(order.cartId)) shop.carts.convert(order.cartId, order.id);
    for (const line of order.lines) this.#sell(line);
    if (order.isEmailOptIn && order.billing.email) {
      const { id: orderId, channelId } = order;
      this.subscribe(order.billing.email, { channelId, orderId });
    }
  }

  /** Every order can fire `product/updated`, since the product's total sold has changed (reference §4.4). */
  #sell({ productId, variantId, quantity }: OrderLine): void {
    const { catalog } = this.shop;
    const product = catalog.products.find(productId);
    if (!product) return;
    const isTracked =
      product.inventory_tracking !== 'none' &&
      (product.inventory_tracking === 'variant') === hasOptions(product);
    const variants = product.variants.map((variant) =>
      variant.id === variantId && isTracked
        ? { ...variant, onHand: takeFrom(variant.onHand, quantity) }
        : variant,
    );
    catalog.editProduct(
      productId,
      { variants, total_sold: product.total_sold + quantity },
      'order',
    );
  }

  /** Somebody who was never here before, unless the wish says who. */
  #emailOf({ customerId, email }: OrderWish): string {
    if (customerId) return this.shop.customers.get(customerId).email;
    if (email !== undefined) return email;
    this.#guests += 1;
    return `new.guest${this.#guests}@example.com`;
  }

  #someProduct(): number {
    const { products } = this.shop.catalog;
    for (let id = 1; id <= products.lastId; id += 1) {
      const product = products.find(id);
      if (product?.is_visible && product.price > 0 && product.availability === 'available') {
        return id;
      }
    }
    throw new Error('This store has nothing to sell.');
  }
}

const GUEST_ADDRESS = {
  ...EMPTY_ADDRESS,
  ...{ first_name: 'Gia', last_name: 'Guest', street_1: '5 Passing Lane', city: 'Austin' },
  ...{ state: 'Texas', zip: '78701', country: 'United States', country_iso2: 'US' },
};

function toLine(item: CartItem, orderId: number, nth: number): OrderLine {
  return {
    id: lineId(orderId, nth),
    productId: item.productId,
    variantId: item.variantId,
    name: item.name,
    sku: item.sku,
    brand: '',
    type: item.isDigital ? 'digital' : 'physical',
    quantity: item.quantity,
    price: item.salePrice,
    refunded: 0,
    shipped: 0,
    addressNth: item.isDigital ? -1 : 0,
    options: item.options,
    parentId: null,
  };
}

function sumOf(items: readonly CartItem[]): number {
  return items.reduce((sum, { salePrice, quantity }) => sum + salePrice * quantity, 0);
}

/** The default location first; nothing goes below zero. */
function takeFrom(onHand: readonly number[], quantity: number): number[] {
  let left = quantity;
  return onHand.map((units) => {
    const taken = Math.min(units, left);
    left -= taken;
    return units - taken;
  });
}

/** What an order comes to, for pages: `199.95 USD`. */
export function priceTag(order: Order): string {
  return `${(totalsOf(order).total / 100).toFixed(2)} ${order.currency}`;
}
