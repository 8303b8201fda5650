import { setTimeout as wait } from 'node:timers/promises';
import express, { type RequestHandler, Router } from 'express';
import type { FaultSwitches } from '../faults.ts';
import type { Account } from './account.ts';
import { accountRoutes } from './account-routes.ts';
import { findRefusal, unauthorized } from './api-key.ts';
import { attributeRoutes } from './attribute-routes.ts';
import { notFound, renderBrevoError, sendRateLimited } from './brevo-error.ts';
import { contactRoutes } from './contact-routes.ts';
import { folderRoutes } from './folder-routes.ts';
import { importRoutes } from './import-routes.ts';
import type { ImportRunner } from './import-runner.ts';
import { listRoutes } from './list-routes.ts';
import { bucketOf, type RateLimiter } from './rate-limiter.ts';
import { type RequestLog, shortenBody } from './request-log.ts';
import type { BrevoSwitches } from './switches.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** Largest body that Brevo takes (reference §2.7), read strictly. */
const BODY_MAX_BYTES = 10_000_000;

export interface ApiParts {
  accounts: readonly Account[];
  limiters: ReadonlyMap<Account, RateLimiter>;
  faults: FaultSwitches;
  switches: BrevoSwitches;
  requests: RequestLog;
  imports: ImportRunner;
  latencyMs: number;
  /** Known once the server listens. */
  origin: () => string;
}

/** Everything below `/v3`. A refused key costs no quota; a request that meets a fault does. */
export function brevoApi(parts: ApiParts): Router {
  const { switches, faults, imports, latencyMs } = parts;
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
  router.use(express.json({ limit: BODY_MAX_BYTES, type: () => true }));
  router.use(faults.middleware());

  router.use(importRoutes(imports), listRoutes(switches), folderRoutes(switches));
  router.use(attributeRoutes(switches), accountRoutes(parts.origin), webhookRoutes());
  router.use(contactRoutes(switches));
  router.use(() => {
    throw notFound('Route not found');
  });
  router.use(renderBrevoError(switches));
  return router;
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
function logRequests({ requests }: ApiParts): RequestHandler {
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
      entry.body = shortenBody(request.body);
      entry.account = (response.locals.account as Account | undefined)?.name;
      entry.bucket = response.locals.bucket;
    };
    // A dropped connection only closes.
    response.once('finish', complete).once('close', complete);
    next();
  };
}
