import { type Cart, type CartItem, cartTotals } from '../shop/carts/cart.ts';
import type { Shop } from '../shop/shop.ts';

/** A cart as V3 shows it: amounts are numbers (reference §6.4). */
export function toCartAnswer(cart: Cart, shop: Shop, { withOptions = false } = {}) {
  const { base, discount, amount } = cartTotals(cart);
  const site = shop.channels.find(({ id }) => id === cart.channelId)?.siteUrl ?? '';
  const show = (item: CartItem) => toItem(item, site, withOptions);
  return {
    id: cart.id,
    customer_id: cart.customerId,
    channel_id: cart.channelId,
    email: cart.email,
    currency: { code: cart.currency },
    tax_included: shop.currency !== 'USD',
    base_amount: base / 100,
    discount_amount: 0,
    manual_discount_amount: 0,
    cart_amount: amount / 100,
    coupons: cart.coupons.map(({ id, code }) => ({
      ...{ id, code, coupon_type: 'per_total_discount', display_name: code },
      discounted_amount: discount / 100,
    })),
    discounts: cart.items.map(({ id }) => ({ id, discounted_amount: 0 })),
    line_items: {
      physical_items: cart.items.filter(({ isDigital }) => !isDigital).map(show),
      digital_items: cart.items.filter(({ isDigital }) => isDigital).map(show),
      gift_certificates: [],
      custom_items: [],
    },
    created_time: cart.createdAt.replace('Z', '+00:00'),
    updated_time: cart.updatedAt.replace('Z', '+00:00'),
    locale: cart.locale,
    version: cart.version,
  };
}

function toItem(item: CartItem, site: string, withOptions: boolean) {
  return {
    id: item.id,
    parent_id: null,
    variant_id: item.variantId,
    product_id: item.productId,
    sku: item.sku,
    name: item.name,
    url: `${site}${item.url}`,
    quantity: item.quantity,
    taxable: true,
    image_url: item.imageUrl,
    discounts: [],
    coupons: [],
    discount_amount: 0,
    coupon_amount: 0,
    original_price: item.listPrice / 100,
    list_price: item.listPrice / 100,
    sale_price: item.salePrice / 100,
    extended_list_price: (item.listPrice * item.quantity) / 100,
    extended_sale_price: (item.salePrice * item.quantity) / 100,
    ...(!item.isDigital && { is_require_shipping: true }),
    is_mutable: true,
    added_by_promotion: false,
    ...(withOptions && {
      options: item.options.map(({ name, value }, nth) => ({
        ...{ name, nameId: nth + 1, value, valueId: nth + 1 },
      })),
    }),
  };
}

/** The checkout of a cart has its id. A guest's e-mail shows in its billing address too. */
export function toCheckoutAnswer(cart: Cart, shop: Shop) {
  const { base, discount, amount } = cartTotals(cart);
  const customer = shop.customers.find(cart.customerId);
  const address = customer?.addresses[0];
  return {
    id: cart.id,
    cart: toCartAnswer(cart, shop),
    billing_address: cart.email
      ? {
          id: cart.id.replaceAll('-', '').slice(0, 13),
          first_name: customer?.first_name ?? '',
          last_name: customer?.last_name ?? '',
          email: cart.email,
          company: customer?.company ?? '',
          ...{ address1: address?.address1 ?? '', address2: address?.address2 ?? '' },
          ...{ city: address?.city ?? '', postal_code: address?.postal_code ?? '' },
          state_or_province: address?.state_or_province ?? '',
          state_or_province_code: '',
          ...{ country: address?.country ?? '', country_code: address?.country_code ?? '' },
          ...{ phone: customer?.phone ?? '', custom_fields: [] },
        }
      : null,
    consignments: [],
    coupons: [],
    taxes: [],
    order_id: null,
    ...{ shipping_cost_total_inc_tax: 0, shipping_cost_total_ex_tax: 0, tax_total: 0 },
    ...{ handling_cost_total_inc_tax: 0, handling_cost_total_ex_tax: 0 },
    ...{ subtotal_inc_tax: base / 100, subtotal_ex_tax: base / 100, grand_total: amount / 100 },
    ...{ outstanding_balance: amount / 100, total_discount: discount / 100 },
    created_time: cart.createdAt,
    updated_time: cart.updatedAt,
    customer_message: '',
  };
}
