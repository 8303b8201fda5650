import express, { type Request, Router } from 'express';
import { z } from 'zod';
import type { ApiParts } from '../api.ts';
import { NOTICE_EVENTS } from '../webhooks/notice.ts';
import { findAccount } from './control-routes.ts';

const EcommerceChange = z.strictObject({
  isActive: z.boolean().optional(),
  hasAlerts: z.boolean().optional(),
  currency: z.string().length(3).optional(),
});

/** The last ones are shown; tests in the same process read the account instead. */
const SHOWN = 500;

const FireBody = z.strictObject({
  account: z.string().optional(),
  event: z.enum(NOTICE_EVENTS),
  email: z.string(),
  listIds: z.array(z.int()).optional(),
  attributes: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .optional(),
  payload: z.record(z.string(), z.unknown()).optional(),
  type: z.enum(['marketing', 'transactional']).optional(),
});

/**
 * `/_sandbox/…` for what a shop tells Brevo and what Brevo tells the app. `POST /_sandbox/fire {event, email, …}` lets
 * something happen to a contact, `PATCH /_sandbox/ecommerce {isActive?, hasAlerts?, currency?}` switches eCommerce off and
 * on; `account` names the account, in the query or in the body of `fire`.
 */
export function controlShopRoutes({ accounts }: ApiParts): Router {
  const router = Router();
  const accountIn = (request: Request) => findAccount(accounts, request.query.account);
  const last = <T>(items: Iterable<T>): T[] => [...items].slice(-SHOWN);

  router.get('/_sandbox/products', (request, response) => {
    const { products, alerts } = accountIn(request).catalogue;
    response.json({ total: products.size, products: last(products.values()), alerts });
  });
  router.get('/_sandbox/categories', (request, response) => {
    const { categories } = accountIn(request).catalogue;
    response.json({ total: categories.size, categories: last(categories.values()) });
  });
  router.get('/_sandbox/orders', (request, response) => {
    const { orders } = accountIn(request);
    response.json({ total: orders.size, orders: last(orders), batches: last(orders.batches) });
  });
  router.get('/_sandbox/events', (request, response) => {
    const { events } = accountIn(request);
    response.json({ total: events.size, events: last(events) });
  });
  router.get('/_sandbox/carts', (request, response) => {
    const { carts } = accountIn(request);
    const wouldRemind = carts.wouldRemind();
    response.json({ waiting: carts.waiting(), left: carts.left(), wouldRemind });
  });
  router.get('/_sandbox/webhooks', (request, response) => {
    const { webhooks, deliveries } = accountIn(request);
    response.json({ webhooks: [...webhooks.values()], deliveries });
  });

  router.patch('/_sandbox/ecommerce', express.json(), (request, response) => {
    const parsed = EcommerceChange.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ error: z.prettifyError(parsed.error) });
      return;
    }
    response.json(Object.assign(accountIn(request).ecommerce, parsed.data));
  });

  router.post('/_sandbox/fire', express.json(), (request, response) => {
    const parsed = FireBody.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ error: z.prettifyError(parsed.error) });
      return;
    }
    const { account: name, event, email, ...options } = parsed.data;
    const account = findAccount(accounts, name ?? request.query.account);
    account.fire(event, email, options);
    response.status(204).end();
  });

  return router;
}
