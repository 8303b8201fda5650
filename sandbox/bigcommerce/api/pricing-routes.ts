import express, { Router } from 'express';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import type { ChannelPrices } from '../shop/catalog/price-lists.ts';
import { hasOptions, type Product } from '../shop/catalog/product.ts';
import type { Shop } from '../shop/shop.ts';
import { ApiError } from './api-error.ts';
import { callerOf, limitConcurrency, requireScope } from './gate.ts';

const READ = ['store_v2_products_read_only', 'store_v2_products'];
const CONCURRENT = 50;

const PricingRequest = z.object({
  channel_id: z.int(),
  currency_code: z.string(),
  customer_group_id: z.int().optional(),
  customer_id: z.int().optional(),
  country_code: z.string().length(2).optional(),
  items: z.array(
    z.object({
      product_id: z.int(),
      variant_id: z.int().optional(),
      options: z.array(z.object({ option_id: z.int(), value_id: z.int() })).optional(),
    }),
  ),
});

/** `POST /v3/pricing/products`: what products cost on one channel, in one currency. It changes nothing (reference §6.10). */
export function pricingRoutes(platform: Platform): Router {
  const router = Router();
  const { switches } = platform;
  router.post(
    '/products',
    requireScope(platform, ...READ),
    limitConcurrency(platform, CONCURRENT),
    express.json({ limit: '1mb' }),
    (request, response) => {
      const { shop } = callerOf(request).store;
      const { channel_id, currency_code, items } = parse(request.body);
      if (items.length > switches.pricingMaxItems) throw refused('items', 'Too many items.');
      if (!shop.channels.some(({ id }) => id === channel_id))
        throw refused('channel_id', 'There is no such channel.');
      if (!shop.channels.some(({ currency }) => currency === currency_code))
        throw refused('currency_code', 'The store has no such currency.');
      const data = items.flatMap((item) => {
        const product = shop.catalog.products.find(item.product_id);
        if (product) return [toItem(shop, product, item, channel_id, currency_code)];
        if (switches.pricingUnknownProduct === 'left-out') return [];
        throw refused('items', `There is no product ${item.product_id}.`);
      });
      response.json({ data, meta: {} });
    },
  );
  return router;
}

function parse(body: unknown): z.output<typeof PricingRequest> {
  const parsed = PricingRequest.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => [path.join('.'), message]);
  throw new ApiError(422, 'Missing or incorrect data', Object.fromEntries(errors));
}

function refused(field: string, problem: string): ApiError {
  return new ApiError(422, 'Missing or incorrect data', { [field]: problem });
}

function toItem(
  shop: Shop,
  product: Product,
  item: z.output<typeof PricingRequest>['items'][number],
  channelId: number,
  currency: string,
) {
  const prices = shop.priceLists.pricesOf(product, channelId, currency);
  return {
    ...item,
    reference_request: item,
    price: toPrice(prices.price),
    ...(prices.sale > 0 && { sale_price: toPrice(prices.sale) }),
    calculated_price: toPrice(prices.calculated),
    ...(hasOptions(product) && { price_range: toRange(prices) }),
    bulk_pricing: [],
  };
}

function toRange({ lowest, highest }: ChannelPrices) {
  return { minimum: toPrice(lowest), maximum: toPrice(highest) };
}

/** Entered without tax; what tax there is depends on the shopper's address, which nobody gave. */
function toPrice(cents: number) {
  const amount = cents / 100;
  return {
    ...{ as_entered: amount, entered_inclusive: false },
    ...{ tax_exclusive: amount, tax_inclusive: amount },
  };
}
