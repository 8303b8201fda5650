import { type Request, Router } from 'express';
import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { invalid, notFound, outOfRange, parseBody } from '../brevo-error.ts';
import { accountOf, pageOf, readId, serve } from '../exchange.ts';
import {
  SMS_EVENTS,
  WEBHOOK_EVENTS,
  WEBHOOK_TYPES,
  WEBHOOKS_MAX,
  type Webhook,
} from './webhook.ts';

const Fields = z.object({
  url: z.url(),
  events: z.array(z.string()).optional(),
  description: z.string().optional(),
  auth: z.object({ type: z.string().optional(), token: z.string().optional() }).optional(),
  headers: z
    .array(z.object({ key: z.string().optional(), value: z.string().optional() }))
    .optional(),
  batched: z.boolean().optional(),
  domain: z.string().optional(),
});
const NewWebhook = Fields.extend({
  type: z.enum(WEBHOOK_TYPES).default('transactional'),
  channel: z.enum(['email', 'sms']).default('email'),
});

/** `/webhooks` (reference §5); `WebhookSender` delivers. */
export function webhookRoutes(): Router {
  const router = Router();

  serve(router, '/webhooks', {
    get: (request, response) => {
      const type = request.query.type ?? 'transactional';
      if (!WEBHOOK_TYPES.some((known) => known === type)) throw invalid('type is not valid');
      const sort = request.query.sort === 'asc' ? 'asc' : 'desc';
      const all = [...accountOf(response).webhooks.values()].filter((hook) => hook.type === type);
      const page = pageOf(all, { limit: WEBHOOKS_MAX, offset: 0, sort });
      response.json({ webhooks: page.map(toWebhookWire) });
    },
    post: (request, response) => {
      const { webhooks } = accountOf(response);
      const body = parseBody(NewWebhook, request.body);
      if (webhooks.size >= WEBHOOKS_MAX) {
        throw outOfRange(`You can have at most ${WEBHOOKS_MAX} webhooks`);
      }
      const now = Date.now();
      const webhook: Webhook = {
        ...body,
        id: Math.max(0, ...webhooks.keys()) + 1,
        events: readEvents(body, body.events),
        description: body.description ?? '',
        batched: body.batched ?? false,
        createdAt: now,
        modifiedAt: now,
      };
      webhooks.set(webhook.id, webhook);
      response.status(201).json({ id: webhook.id });
    },
  });

  serve(router, '/webhooks/:webhookId', {
    get: (request, response) => {
      response.json(toWebhookWire(getWebhook(accountOf(response), request)));
    },
    put: (request, response) => {
      const webhook = getWebhook(accountOf(response), request);
      const { events, ...body } = parseBody(Fields.partial(), request.body);
      Object.assign(webhook, body, { modifiedAt: Date.now() });
      if (events) webhook.events = readEvents(webhook, events);
      response.status(204).end();
    },
    delete: (request, response) => {
      const account = accountOf(response);
      account.webhooks.delete(getWebhook(account, request).id);
      response.status(204).end();
    },
  });

  return router;
}

function readEvents(
  { type, channel }: Pick<Webhook, 'type' | 'channel'>,
  events: string[] = [],
): string[] {
  if (events.length === 0 && type === 'inbound') return ['inboundEmailProcessed'];
  const known = [...WEBHOOK_EVENTS[type], ...(channel === 'sms' ? SMS_EVENTS : [])];
  if (events.length === 0 || events.some((event) => !known.includes(event))) {
    throw invalid(`Invalid events for a ${type} webhook`);
  }
  return events;
}

function getWebhook(account: Account, request: Request): Webhook {
  const webhook = account.webhooks.get(readId(request.params.webhookId, 'Webhook ID'));
  if (!webhook) throw notFound('Webhook ID does not exist');
  return webhook;
}

function toWebhookWire({ createdAt, modifiedAt, ...webhook }: Webhook) {
  return {
    ...webhook,
    createdAt: new Date(createdAt).toISOString(),
    modifiedAt: new Date(modifiedAt).toISOString(),
  };
}
