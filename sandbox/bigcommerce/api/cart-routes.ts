import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import type { Cart } from '../shop/carts/cart.ts';
import { currencyOf, rateBetween } from '../shop/orders/generate-order.ts';
import type { Shop } from '../shop/shop.ts';
import { ApiError, usualError } from './api-error.ts';
import { toCartAnswer, toCheckoutAnswer } from './cart-answer.ts';
import { callerOf, requireScope } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { variantLevel } from './product-answer.ts';

const INCLUDES = [
  'redirect_urls',
  'line_items.physical_items.options',
  'line_items.digital_items.options',
  'promotions.banners',
] as const;

const NewCart = z.object({
  customer_id: z.int().min(0).default(0),
  channel_id: z.int().optional(),
  currency: z.object({ code: z.string() }).optional(),
  locale: z.string().default('en'),
  line_items: z
    .array(
      z.object({
        product_id: z.int(),
        variant_id: z.int().optional(),
        quantity: z.int().min(1),
      }),
    )
    .min(1),
});

/** `/v3/carts` and `/v3/checkouts` (reference §6.4). There is no list: a cart is read by its id or not at all. */
export function cartRoutes(platform: Platform): Router {
  const router = Router();
  const { switches } = platform;
  const read = requireScope(platform, 'store_cart_read_only', 'store_cart');
  const modify = requireScope(platform, 'store_cart');
  const body = express.json({ limit: '1mb' });
  const shopOf = (request: Request) => callerOf(request).store.shop;
  const cartOf = (request: Request): Cart => {
    const cart = shopOf(request).carts.find(String(request.params.id));
    if (!cart) throw usualError(404);
    return cart;
  };
  const linksTo = (request: Request, { id }: Cart) => {
    const { store } = callerOf(request);
    const link = (kind: Parameters<typeof store.shop.redirects.issue>[1]) =>
      `${request.protocol}://${request.get('host')}/storefront/${store.hash}/${kind}/${store.shop.redirects.issue(id, kind)}`;
    return {
      cart_url: link('cart'),
      checkout_url: link('checkout'),
      embedded_checkout_url: link('embedded-checkout'),
    };
  };
  const send = (request: Request, response: Response, cart: Cart, status = 200) => {
    const include = new ListQuery(request, switches).words('include', INCLUDES);
    const withOptions = include.some((name) => name.endsWith('.options'));
    const wantsLinks = include.includes('redirect_urls') && cart.madeBy === 'rest';
    const data = {
      ...toCartAnswer(cart, shopOf(request), { withOptions }),
      ...(wantsLinks && { redirect_urls: linksTo(request, cart) }),
    };
    response.status(status).json({ data, meta: {} });
  };

  router.get('/carts', () => {
    throw usualError(405);
  });
  router.post('/carts', modify, body, (request, response) => {
    const cart = createCart(platform, shopOf(request), request.body);
    send(request, response, cart, 201);
  });
  router.get('/carts/:id', read, (request, response) => send(request, response, cartOf(request)));
  router.delete('/carts/:id', modify, (request, response) => {
    shopOf(request).carts.delete(cartOf(request).id);
    response.status(204).end();
  });
  router.post('/carts/:id/redirect_urls', modify, (request, response) => {
    const cart = cartOf(request);
    if (cart.madeBy !== 'rest') {
      const status = Number(switches.redirectForShoppersCart);
      throw new ApiError(status, 'Only carts made by the API have redirect URLs.');
    }
    response.status(201).json({ data: linksTo(request, cart), meta: {} });
  });

  const readCheckout = requireScope(platform, 'store_checkout_read_only', 'store_checkout');
  router.get('/checkouts/:id', readCheckout, (request, response) => {
    response.json({ data: toCheckoutAnswer(cartOf(request), shopOf(request)), meta: {} });
  });

  return router;
}

function createCart({ switches }: Platform, shop: Shop, body: unknown): Cart {
  const parsed = NewCart.safeParse(body);
  if (!parsed.success) {
    const errors = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [path.join('.'), message]),
    );
    throw new ApiError(422, 'Missing or incorrect data', errors);
  }
  const { customer_id, channel_id, currency, locale, line_items } = parsed.data;
  const channelId = channel_id ?? shop.channels[0]?.id ?? 1;
  const code = currency?.code ?? currencyOf(shop.channels, channelId);
  const customer = shop.customers.find(customer_id);
  if (customer_id > 0 && !customer) throw new ApiError(404, `No customer ${customer_id}`);

  const items = line_items.map(({ product_id, variant_id, quantity }, place) => {
    const product = shop.catalog.products.find(product_id);
    const variant = product?.variants.find(({ id }) => id === variant_id) ?? product?.variants[0];
    const field = `line_items.${place}`;
    if (
      !product ||
      !variant ||
      product.availability === 'disabled' ||
      variant.purchasing_disabled
    ) {
      throw new ApiError(422, 'The product cannot be bought.', { [field]: 'cannot be bought' });
    }
    const isTracked = product.inventory_tracking !== 'none';
    const available = variantLevel(variant, { ...switches, places: shop.locations });
    if (isTracked && available < quantity) {
      const status = Number(switches.cartOutOfStockStatus);
      throw new ApiError(status, 'There is not enough stock.', { [field]: 'out of stock' });
    }
    return { productId: product_id, variantId: variant.id, quantity };
  });
  return shop.carts.create(
    {
      ...{ customerId: customer_id, email: customer?.email ?? '', channelId, locale },
      ...{ currency: code, rate: rateBetween(shop.currency, code), madeBy: 'rest' },
    },
    items,
  );
}
