import { randomBytes, randomUUID } from 'node:crypto';
import type { SandboxClock } from '../../sandbox-clock.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { getVariant } from '../catalog/product.ts';
import { toApiDate } from '../people/customer.ts';
import type { ShopEvents } from '../shop-events.ts';
import { type Cart, toCartItem } from './cart.ts';

export interface WantedItem {
  productId: number;
  /** The first one if not given. */
  variantId?: number;
  quantity?: number;
}

const LIFE_MS = 30 * 86_400_000;
const ABANDONED_AFTER_MS = 3_600_000;

/**
 * The carts that are open now. There is no list of them: whoever was not told of one never learns of it (reference §6.4).
 * They are forgotten 30 days after their last change, and abandoned one hour after it.
 */
export class CartTable {
  readonly #carts = new Map<string, Cart>();
  readonly #tokens = new Map<string, string>();
  readonly #idle = new Map<string, () => void>();
  readonly #catalog: Catalog;
  readonly #events: ShopEvents;
  readonly #clock: SandboxClock;

  constructor(catalog: Catalog, events: ShopEvents, clock: SandboxClock) {
    this.#catalog = catalog;
    this.#events = events;
    this.#clock = clock;
  }

  get count(): number {
    return this.#carts.size;
  }

  /** The latest, for the sandbox's own pages. */
  latest(count: number): Cart[] {
    return [...this.#carts.values()].slice(-count).reverse();
  }

  find(id: string): Cart | undefined {
    const cart = this.#carts.get(id);
    if (!cart) return undefined;
    const isOver = Date.now() > Date.parse(cart.updatedAt) + this.#clock.toReal(LIFE_MS);
    if (isOver) this.#forget(id);
    return isOver ? undefined : cart;
  }

  get(id: string): Cart {
    const cart = this.find(id);
    if (!cart) throw new Error(`There is no cart ${id}.`);
    return cart;
  }

  /** The cart that a token of `store/cart/abandoned` stands for, whether or not it is still there. */
  cartIdOf(token: string): string | undefined {
    return this.#tokens.get(token);
  }

  /** Fires `created`, `updated` and one event for each line (reference §4.4). */
  create(
    fields: Pick<Cart, 'channelId' | 'currency' | 'rate'> &
      Partial<Pick<Cart, 'customerId' | 'email' | 'madeBy' | 'locale'>>,
    items: readonly WantedItem[],
  ): Cart {
    const now = toApiDate(Date.now());
    const cart: Cart = {
      id: randomUUID(),
      ...{ customerId: 0, email: '', madeBy: 'shopper', locale: 'en' },
      ...fields,
      ...{ items: [], coupons: [], createdAt: now, updatedAt: now, version: 1 },
    };
    cart.items = items.map((item) => this.#toItem(cart, item));
    this.#carts.set(cart.id, cart);
    this.#tell('created', cart);
    this.#touch(cart);
    for (const { id } of cart.items) this.#tellLine('created', cart, id);
    return cart;
  }

  add(id: string, item: WantedItem): Cart {
    const cart = this.get(id);
    const line = this.#toItem(cart, item);
    cart.items = [...cart.items, line];
    this.#touch(cart);
    this.#tellLine('created', cart, line.id);
    return cart;
  }

  /** Quantity 0 takes the line out; without its last line the cart is deleted. */
  setQuantity(id: string, itemId: string, quantity: number): Cart | undefined {
    const cart = this.get(id);
    if (quantity > 0) {
      cart.items = cart.items.map((item) => (item.id === itemId ? { ...item, quantity } : item));
    } else cart.items = cart.items.filter((item) => item.id !== itemId);
    this.#touch(cart);
    this.#tellLine(quantity > 0 ? 'updated' : 'deleted', cart, itemId);
    if (cart.items.length > 0) return cart;
    this.delete(id);
    return undefined;
  }

  /** Somebody types their e-mail, logs in or uses a coupon: `updated` each time. */
  edit(id: string, fields: Partial<Pick<Cart, 'email' | 'customerId' | 'coupons'>>): Cart {
    const cart = Object.assign(this.get(id), fields);
    this.#touch(cart);
    const [coupon] = fields.coupons ?? [];
    if (coupon) this.#tell('couponApplied', cart, { couponId: coupon.id });
    return cart;
  }

  delete(id: string): Cart {
    const cart = this.get(id);
    this.#forget(id);
    this.#tell('deleted', cart);
    return cart;
  }

  /** The hour without a change has gone by, or is said to have. */
  abandon(id: string): { cart: Cart; token: string } {
    const cart = this.get(id);
    this.#idle.get(id)?.();
    const token = randomBytes(16).toString('hex');
    this.#tokens.set(token, id);
    this.#tell('abandoned', cart, { token });
    return { cart, token };
  }

  /** It has become an order, and is gone. */
  convert(id: string, orderId: number): Cart {
    const cart = this.get(id);
    this.#forget(id);
    this.#tell('converted', cart, { orderId });
    return cart;
  }

  #toItem(cart: Cart, { productId, variantId, quantity = 1 }: WantedItem) {
    const product = this.#catalog.products.get(productId);
    const variant = variantId ? getVariant(product, variantId) : product.variants[0];
    if (!variant) throw new Error(`Product ${productId} has no variant.`);
    return toCartItem(product, variant, { id: randomUUID(), quantity, rate: cart.rate });
  }

  #touch(cart: Cart): void {
    cart.updatedAt = toApiDate(Date.now());
    cart.version += 1;
    this.#tell('updated', cart);
    this.#idle.get(cart.id)?.();
    this.#idle.set(
      cart.id,
      this.#clock.after(ABANDONED_AFTER_MS, () => {
        if (this.find(cart.id)) this.abandon(cart.id);
      }),
    );
  }

  #forget(id: string): void {
    this.#idle.get(id)?.();
    this.#idle.delete(id);
    this.#carts.delete(id);
  }

  #tell(what: string, { id, channelId }: Cart, more: Record<string, unknown> = {}): void {
    this.#events.emit({
      scope: `store/cart/${what}`,
      data: { type: 'cart', id, ...more },
      channel: { id: channelId, data: { cart_id: id, ...more } },
    });
  }

  #tellLine(what: string, cart: Cart, id: string): void {
    this.#events.emit({
      scope: `store/cart/lineItem/${what}`,
      data: { type: 'cart_line_item', id, cartId: cart.id },
      channel: { id: cart.channelId, data: { cart_id: cart.id, cart_item_id: id } },
    });
  }
}
