import express, { type Request, Router } from 'express';
import type { Platform } from '../platform.ts';
import { usualError } from './api-error.ts';
import { callerOf, requireScope } from './gate.ts';

const INFORMATION = ['store_v2_information_read_only', 'store_v2_information'];
/** Sources disagree which of the two opens it (reference §3): either does. */
const READ = [...INFORMATION, 'store_cart_read_only', 'store_cart'];

/** What a token of `store/cart/abandoned` stands for, and whether the store sends reminders itself (reference §6.4). */
export function abandonedCartRoutes(platform: Platform): Router {
  const router = Router();
  const readSettings = requireScope(platform, ...INFORMATION);
  const modify = requireScope(platform, 'store_v2_information');
  const settingsOf = (request: Request) => callerOf(request).store.shop.abandonedCartSettings;

  router.get('/settings', readSettings, (request, response) => {
    response.json({ data: settingsOf(request).global, meta: {} });
  });
  router.put('/settings', modify, express.json(), (request, response) => {
    const { global } = settingsOf(request);
    response.json({ data: Object.assign(global, known(request.body)), meta: {} });
  });
  router.get('/settings/channels/:id', readSettings, (request, response) => {
    const own = settingsOf(request).byChannel.get(channelOf(request));
    response.json({ data: { ...INHERITED, ...own }, meta: {} });
  });
  router.put('/settings/channels/:id', modify, express.json(), (request, response) => {
    const { byChannel } = settingsOf(request);
    const id = channelOf(request);
    const changed = { ...byChannel.get(id), ...known(request.body) };
    byChannel.set(id, changed);
    response.json({ data: { ...INHERITED, ...changed }, meta: {} });
  });

  router.get('/:token', requireScope(platform, ...READ), (request, response) => {
    const cart_id = callerOf(request).store.shop.carts.cartIdOf(String(request.params.token));
    if (cart_id === undefined) throw usualError(404);
    response.json({ data: { cart_id }, meta: {} });
  });

  return router;
}

function channelOf(request: Request): number {
  const id = Number(request.params.id);
  const { channels } = callerOf(request).store.shop;
  if (!channels.some((channel) => channel.id === id)) throw usualError(404);
  return id;
}

/** Each storefront inherits what it does not say itself. */
const INHERITED = {
  enable_notification: null,
  email_customer_until_cart_is_recovered: null,
  marketing_emails_require_customer_consent: null,
  email_merchant_when_cart_is_converted: null,
  email_merchant_when_cart_is_abandoned: null,
  merchant_email_address: null,
  merchant_abandoned_cart_email_frequency_type: null,
  merchant_abandoned_cart_digest_email_frequency: null,
};

function known(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => name in INHERITED));
}
