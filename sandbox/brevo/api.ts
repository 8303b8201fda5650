import { setTimeout as wait } from 'node:timers/promises';
import express, { type RequestHandler, type Response, Router } from 'express';
import type { FaultSwitches } from '../faults.ts';
import type { Account } from './account/account.ts';
import { accountRoutes } from './account/account-routes.ts';
import { findRefusal, unauthorized } from './account/api-key.ts';
import type { Background } from './background.ts';
import { notFound, renderBrevoError, sendRateLimited } from './brevo-error.ts';
import { attributeRoutes } from './contacts/attribute-routes.ts';
import { contactRoutes } from './contacts/contact-routes.ts';
import { activationRoutes } from './ecommerce/activation.ts';
import { catalogueRoutes } from './ecommerce/catalogue-routes.ts';
import { orderRoutes } from './ecommerce/order-routes.ts';
import { eventRoutes } from './events/event-routes.ts';
import { importRoutes } from './imports/import-routes.ts';
import type { ImportRunner } from './imports/import-runner.ts';
import { folderRoutes } from './lists/folder-routes.ts';
import { listRoutes } from './lists/list-routes.ts';
import { bucketOf, type RateLimiter } from './rate-limiter.ts';
import { type RequestLog, shortenBody } from './request-log.ts';
import type { BrevoSwitches } from './switches.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';

/** Largest body that Brevo takes (reference §2.7), read strictly. */
const BODY_MAX_BYTES = 10_000_000;

export interface ApiParts {
  accounts: readonly Account[];
  limiters: ReadonlyMap<Account, RateLimiter>;
  faults: FaultSwitches;
  switches: BrevoSwitches;
  requests: RequestLog;
  imports: ImportRunner;
  background: Background;
  latencyMs: number;
  /** How long a batch of orders is queued, and how long eCommerce takes to be activated. */
  orderBatchDelayMs: number;
  activationDelayMs: number;
  /** Known once the server listens. */
  origin: () => string;
}

/** Everything below `/v3`. A refused key costs no quota; a request that meets a fault does. */
export function brevoApi(parts: ApiParts): Router {
  const { switches, faults, imports, background, latencyMs } = parts;
  const router = Router();

  router.use(logRequests(parts));
  if (latencyMs > 0) {
    router.use(async (_request, _response, next) => {
      await wait(latencyMs);
      next();
    });
  }
  router.use(authenticate(parts), limitRate(parts));
  // Any content type: a body that is not JSON is refused, not passed over.
  router.use(express.json({ limit: BODY_MAX_BYTES, type: () => true, verify: countBytes }));
  router.use(faults.middleware());

  router.use(importRoutes(imports), listRoutes(switches), folderRoutes(switches));
  router.use(attributeRoutes(switches), accountRoutes(parts.origin, switches), webhookRoutes());
  router.use(activationRoutes(background, parts.activationDelayMs), catalogueRoutes(switches));
  router.use(orderRoutes(background, switches, parts.orderBatchDelayMs), eventRoutes(switches));
  router.use(contactRoutes(switches));
  router.use(() => {
    throw notFound('Route not found');
  });
  router.use(renderBrevoError(switches));
  return router;
}

/** Some calls have a limit of their own. */
function countBytes(_request: unknown, response: object, body: Buffer): void {
  (response as Response).locals.bodyBytes = body.length;
}

function authenticate({ accounts, switches }: ApiParts): RequestHandler {
  const byKey = (given: string) =>
    accounts
      .flatMap((account) => account.keys.map((key) => ({ account, key })))
      .find(({ key }) => key.key === given);

  return (request, response, next) => {
    const given = request.get('api-key');
    if (!given) throw unauthorized(switches.missingKeyMessage);
    const found = byKey(given);
    if (!found) throw unauthorized('Key not found');
    response.locals.account = found.account;
    response.locals.keyName = found.key.name;
    const { method, path, ip = '' } = request;
    const refusal = findRefusal(found.key, { method, path, ip }, switches);
    if (refusal) throw refusal;
    next();
  };
}

function limitRate({ limiters, switches }: ApiParts): RequestHandler {
  return (request, response, next) => {
    const bucket = bucketOf(request.method, request.path, switches);
    const allowance = limiters.get(response.locals.account as Account)?.take(bucket);
    if (!allowance) throw new Error('The account has no rate limiter');
    response.locals.bucket = bucket;
    response.set({
      'x-sib-ratelimit-limit': String(allowance.limit),
      'x-sib-ratelimit-remaining': String(allowance.remaining),
      'x-sib-ratelimit-reset': String(allowance.resetSeconds),
    });
    if (allowance.isAllowed) next();
    else sendRateLimited(response, switches.rateLimitBody);
  };
}

/** A request is logged when it comes, and completed when it ends. */
export function logRequests({ requests }: ApiParts): RequestHandler {
  return (request, response, next) => {
    const entry = requests.add({
      method: request.method,
      path: request.originalUrl.split('?', 1)[0] ?? '',
      query: request.query,
      status: 0,
      at: Date.now(),
    });
    const complete = () => {
      entry.status = response.headersSent ? response.statusCode : 0;
      entry.body = shortenBody(request.body, entry.path);
      entry.account = (response.locals.account as Account | undefined)?.name;
      entry.bucket = response.locals.bucket;
    };
    // A dropped connection only closes.
    response.once('finish', complete).once('close', complete);
    next();
  };
}
