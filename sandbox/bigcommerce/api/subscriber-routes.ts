import express, { type Request, Router } from 'express';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import type { SandboxStore } from '../sandbox-store.ts';
import type { Subscriber } from '../shop/people/subscribers.ts';
import { ApiError, usualError } from './api-error.ts';
import { callerOf, requireScope } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { offsetMeta, sendV3Slice } from './pages.ts';

const Body = z.object({
  email: z.string().regex(/^[^@\s]+@[^@\s]+$/),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  source: z.enum(['storefront', 'order', 'custom']).optional(),
  order_id: z.int().nullable().optional(),
  channel_id: z.int().optional(),
  consents: z.array(z.enum(['marketing_newsletter', 'abandoned_cart'])).optional(),
});

/** `/v3/customers/subscribers` (reference §6.1): listed by page number only. */
export function subscriberRoutes(platform: Platform): Router {
  const router = Router();
  const { switches } = platform;

  router.get('/', (request, response) => {
    const { store } = callerOf(request);
    const query = new ListQuery(request, switches);
    const window = { limit: query.limit(switches.subscribersMaxLimit), page: query.page() };
    const tests = readTests(query);
    const candidates = readCandidates(query, store);
    if (tests.length > 0 || candidates) {
      const rows = (candidates ?? [...every(store)]).filter((row) =>
        tests.every((test) => test(row)),
      );
      return sendV3Slice(request, response, rows, window);
    }
    const { subscribers } = store.shop;
    const data = pageOf(store, (window.page - 1) * window.limit, window.limit);
    const meta = { ...window, total: subscribers.count, count: data.length };
    response.json({ data, meta: { pagination: offsetMeta(request, meta) } });
  });

  router.get('/:id', (request, response) => {
    const row = callerOf(request).store.shop.subscribers.find(Number(request.params.id));
    if (!row) throw usualError(404);
    response.json({ data: row, meta: {} });
  });

  const modify = requireScope(platform, 'store_v2_customers');
  const body = express.json();
  const idOf = (request: Request) => {
    const id = Number(request.params.id);
    if (!callerOf(request).store.shop.subscribers.has(id)) throw usualError(404);
    return id;
  };

  router.post('/', modify, body, (request, response) => {
    const { shop } = callerOf(request).store;
    const fields = readBody(Body, request.body);
    const channelId = fields.channel_id ?? shop.channels[0]?.id;
    const isKnown = shop
      .subscribersByEmail(fields.email)
      .some(({ channel_id }) => channel_id === channelId);
    if (isKnown) throw new ApiError(409, 'A subscriber with this e-mail address exists.');
    response.json({ data: shop.addSubscriber({ source: 'custom', ...fields }), meta: {} });
  });

  router.put('/:id', modify, body, (request, response) => {
    const id = idOf(request);
    const { consents, ...others } = readBody(Body.partial(), request.body);
    const fields =
      switches.subscriberUpdateTakesConsents && consents ? { ...others, consents } : others;
    response.json({ data: callerOf(request).store.shop.editSubscriber(id, fields), meta: {} });
  });

  router.delete('/:id', modify, (request, response) => {
    callerOf(request).store.shop.deleteSubscriber(idOf(request));
    response.status(204).end();
  });

  return router;
}

function readBody<Fields>(schema: z.ZodType<Fields>, body: unknown): Fields {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => [path.join('.'), message]);
  throw new ApiError(422, 'JSON data is missing or invalid', Object.fromEntries(errors));
}

function readCandidates(query: ListQuery, { shop }: SandboxStore): Subscriber[] | undefined {
  const email = query.text('email');
  if (email !== undefined) return shop.subscribersByEmail(email).sort((a, b) => a.id - b.id);
  const id = query.integer('id');
  const ids = id === undefined ? query.integers('id:in') : [id];
  return ids?.sort((a, b) => a - b).flatMap((candidate) => shop.subscribers.find(candidate) ?? []);
}

function readTests(query: ListQuery): ((row: Subscriber) => boolean)[] {
  const tests: ((row: Subscriber) => boolean)[] = [];
  for (const field of ['first_name', 'last_name', 'source'] as const) {
    const wanted = query.text(field);
    if (wanted !== undefined) tests.push((row) => row[field] === wanted);
  }
  const orderId = query.integer('order_id');
  if (orderId !== undefined) tests.push((row) => row.order_id === orderId);
  for (const field of ['date_created', 'date_modified'] as const) {
    // A plain `date_modified=` is an exact match, not a lower bound (reference §8.5).
    const accepts = query.dateFilter(field);
    if (accepts) tests.push((row) => accepts(Date.parse(row[field])));
  }
  return tests;
}

function* every({ shop: { subscribers } }: SandboxStore): Generator<Subscriber> {
  for (let id = 1; id <= subscribers.lastId; id += 1) {
    const row = subscribers.find(id);
    if (row) yield row;
  }
}

/** Skips by counting ids, so that deep pages cost no rows. */
function pageOf({ shop: { subscribers } }: SandboxStore, skip: number, count: number) {
  const rows: Subscriber[] = [];
  let left = skip;
  for (let id = 1; id <= subscribers.lastId && rows.length < count; id += 1) {
    if (!subscribers.has(id) || left-- > 0) continue;
    rows.push(subscribers.get(id));
  }
  return rows;
}
