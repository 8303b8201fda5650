import type { Catalog } from '../catalog/catalog.ts';
import { variantId } from '../catalog/product.ts';
import { countryOf } from '../people/countries.ts';
import { type Address, type Customer, toApiDate } from '../people/customer.ts';
import type { Recipe } from '../people/customer-recipe.ts';
import { generateAddress } from '../people/generate-customer.ts';
import { NAME_SETS, toAsciiLetters } from '../people/names.ts';
import { hash32, pick, uuidFrom } from '../random.ts';
import type { Channel } from '../store-fields.ts';
import {
  lineId,
  type Order,
  type OrderAddress,
  type OrderLine,
  refundId,
  totalsOf,
} from './order.ts';
import { cameFromOrder, type OrderPlan } from './order-plan.ts';

/** What the orders of one store are made of. */
export interface OrderIngredients {
  recipe: Recipe;
  plan: OrderPlan;
  catalog: Catalog;
  channels: readonly Channel[];
  /** Customers as they signed up. */
  customer: (id: number) => Customer;
  currency: string;
}

/** Units of a currency for one US dollar, fixed so that sums can be checked. */
export const RATES: Record<string, number> = { USD: 1, EUR: 0.92, GBP: 0.79, JPY: 150, CAD: 1.36 };

export function rateBetween(from: string, to: string): number {
  return (RATES[to] ?? 1) / (RATES[from] ?? 1);
}

export function currencyOf(channels: readonly Channel[], channelId: number): string {
  return channels.find(({ id }) => id === channelId)?.currency ?? 'USD';
}

export function generateOrder(ingredients: OrderIngredients, id: number): Order {
  const { recipe, plan, channels, customer } = ingredients;
  const { seed } = recipe;
  const { createdMs, modifiedMs, customerId, statusId, channelId } = plan.factsOf(id);
  const billing =
    customerId > 0 ? customerBilling(customer(customerId)) : guestBilling(ingredients, id);
  const currency = currencyOf(channels, channelId);
  const rate = rateBetween(ingredients.currency, currency);
  const isShipped = [2, 10].includes(statusId);
  const hasCoupon = hash32(seed, id, 620) % 8 === 0;
  const isMarket = plan.isFromMarketplace(id);

  const order: Order = {
    ...emptyOrder(id),
    ...{ customerId, statusId, channelId, currency, rate, displayCurrency: currency },
    createdAt: toApiDate(createdMs),
    modifiedAt: toApiDate(modifiedMs),
    shippedAt: isShipped ? toApiDate(modifiedMs) : null,
    cartId: isMarket ? null : uuidFrom(seed, id, 630),
    taxRate: ingredients.currency === 'USD' ? 0.08 : 0.2,
    lines: generateLines(ingredients, id, rate),
    shipping: hash32(seed, id, 621) % 3 === 0 ? 0 : 750,
    billing,
    shippingTo: [billing],
    isEmailOptIn:
      hash32(seed, id, 622) % 4 === 0 ||
      (cameFromOrder(recipe, customerId) && plan.firstOrderOf(customerId) === id),
    source: isMarket ? 'amazon' : hash32(seed, id, 623) % 20 === 0 ? 'manual' : 'www',
    externalSource: isMarket ? 'AMAZON' : null,
    externalId: isMarket ? `113-${1_000_000 + id}` : null,
  };
  if (hasCoupon) {
    const discount = Math.round(totalsOf(order).subtotal * 0.1);
    order.coupons = [{ id: id * 4, couponId: 1, code: 'SPRING10', type: 1, discount }];
  }
  for (const line of order.lines) line.shipped = isShipped ? line.quantity : 0;
  if (statusId === 4) addRefund(order, totalsOf(order).total, 'Returned');
  if (statusId === 14) addRefund(order, Math.round(totalsOf(order).total / 2), 'Partly returned');
  return order;
}

function addRefund(order: Order, amount: number, reason: string): void {
  const { id, modifiedAt: created } = order;
  order.refunds = [{ id: refundId(id, 0), orderId: id, created, reason, amount, items: [] }];
}

export function emptyOrder(id: number): Order {
  return {
    id,
    ...{ customerId: 0, statusId: 0, channelId: 1, createdAt: '', modifiedAt: '' },
    ...{ shippedAt: null, cartId: null, currency: 'USD', rate: 1 },
    ...{ displayCurrency: 'USD', displayRate: 1, taxRate: 0, lines: [], shipping: 0 },
    ...{ discount: 0, storeCredit: 0, coupons: [], refunds: [] },
    billing: EMPTY_ADDRESS,
    ...{ shippingTo: [], isEmailOptIn: false, isDeleted: false, source: 'www' },
    ...{ externalSource: null, externalId: null, staffNotes: '', customerMessage: '' },
    oddities: {},
  };
}

function generateLines({ recipe, catalog }: OrderIngredients, id: number, rate: number) {
  const { size } = catalog.products;
  if (size === 0) return [];
  const count = 1 + (hash32(recipe.seed, id, 640) % 4);
  return Array.from({ length: count }, (_, nth) => {
    const productId = 1 + (hash32(recipe.seed, id, 641 + nth) % size);
    const quantity = 1 + (hash32(recipe.seed, id, 661 + nth) % 3);
    return makeLine(catalog, { orderId: id, nth, productId, quantity, rate });
  });
}

/** A line for a product as it was in the beginning. */
export function makeLine(
  catalog: Catalog,
  line: { orderId: number; nth: number; productId: number; quantity: number; rate: number },
): OrderLine {
  const { name, sku, price, brand, variantCount } = catalog.sketchOf(line.productId);
  const place = variantCount > 0 ? 1 + (line.orderId % variantCount) : 0;
  return {
    id: lineId(line.orderId, line.nth),
    productId: line.productId,
    variantId: variantId(line.productId, place),
    name,
    sku: place > 0 ? `${sku}-${place}` : sku,
    brand,
    type: 'physical',
    quantity: line.quantity,
    price: Math.round(price * 100 * line.rate),
    refunded: 0,
    shipped: 0,
    addressNth: 0,
    options: place > 0 ? [{ name: 'Size', value: ['S', 'M', 'L'][(place - 1) >> 1] ?? 'S' }] : [],
    parentId: null,
  };
}

export const EMPTY_ADDRESS: OrderAddress = {
  ...{ first_name: '', last_name: '', company: '', street_1: '', street_2: '', city: '' },
  ...{ state: '', zip: '', country: '', country_iso2: '', phone: '', email: '' },
};

export function customerBilling({ addresses, ...customer }: Customer): OrderAddress {
  const { email, first_name, last_name, company, phone } = customer;
  const [address] = addresses;
  return address
    ? toOrderAddress(address, email)
    : { ...EMPTY_ADDRESS, email, first_name, last_name, company, phone };
}

function toOrderAddress(address: Address, email: string): OrderAddress {
  const { first_name, last_name, company, address1, address2, city, phone } = address;
  return {
    ...{ first_name, last_name, company, street_1: address1, street_2: address2, city, phone },
    ...{ state: address.state_or_province, zip: address.postal_code, country: address.country },
    ...{ country_iso2: address.country_code, email },
  };
}

function guestBilling({ recipe, plan }: OrderIngredients, id: number): OrderAddress {
  const isMarket = plan.isFromMarketplace(id);
  const guest = isMarket ? id : plan.guestOf(id);
  const { country } = countryOf(guest);
  const first = pick(country.names.first, hash32(recipe.seed, guest, 650));
  const last = pick(NAME_SETS.en.last, hash32(recipe.seed, guest, 651));
  const place = { seed: recipe.seed, id: guest + 7, nth: 9, first, last, company: '', country };
  const email = isMarket
    ? `buyer${id}@marketplace.example`
    : `${toAsciiLetters(first)}.guest${guest}@${recipe.mailDomains[0]}`;
  return toOrderAddress(generateAddress({ ...place, phone: '' }), email);
}
