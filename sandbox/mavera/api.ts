import express, { type RequestHandler, Router } from 'express';
import type { FaultSwitches } from '../faults.ts';
import type { MaveraAccount } from './account.ts';
import { PLANS } from './account-seed.ts';
import type { AnswerFaults } from './answers/answer-faults.ts';
import { chatRoutes } from './mave/chat-routes.ts';
import { MaveraError, notFound, renderMaveraError, tooMany, unauthorized } from './mavera-error.ts';
import { personaRoutes } from './personas/persona-routes.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { LoggedRequest, RequestLog } from './request-log.ts';
import { responseRoutes } from './responses/response-routes.ts';
import type { MaveraSwitches } from './switches.ts';
import { usageRoutes } from './usage-routes.ts';
import { accountOf, type Pace } from './work.ts';

export interface ApiParts {
  accounts: readonly MaveraAccount[];
  limiter: RateLimiter;
  faults: FaultSwitches;
  answerFaults: AnswerFaults;
  switches: MaveraSwitches;
  requests: RequestLog;
  pace: Pace;
}

/** Everything below `/api/v1`. A refused key costs no quota; a request that meets a fault does. */
export function maveraApi(parts: ApiParts): Router {
  const router = Router();
  router.use(logRequests(parts), authenticate(parts), limitRate(parts));
  // Any content type: a body that is not JSON is refused, not passed over.
  router.use(express.json({ limit: '5mb', type: () => true }));
  router.use(parts.faults.middleware());
  router.use(refuseLapsed(parts));
  router.use(responseRoutes(parts), personaRoutes(parts), chatRoutes(parts), usageRoutes());
  router.use((request) => {
    throw notFound(`${request.method} ${request.path}`);
  });
  router.use(renderMaveraError);
  return router;
}

function authenticate({ accounts }: ApiParts): RequestHandler {
  return (request, response, next) => {
    const given = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1];
    if (!given) throw unauthorized('missing_api_key', 'Missing API key');
    for (const account of accounts) {
      const found = account.keys.find(({ key }) => key === given);
      if (!found) continue;
      if (found.state === 'revoked') {
        throw unauthorized('revoked_api_key', 'This API key has been revoked');
      }
      if (found.state === 'expired') {
        throw unauthorized('expired_api_key', 'This API key has expired');
      }
      response.locals.account = account;
      response.locals.key = given;
      return next();
    }
    throw unauthorized('invalid_api_key', 'Invalid API key');
  };
}

function limitRate({ limiter }: ApiParts): RequestHandler {
  return (_request, response, next) => {
    const { requestsPerMinute } = PLANS[accountOf(response).plan];
    const allowance = limiter.take(String(response.locals.key), requestsPerMinute);
    response.set({
      'X-RateLimit-Limit': String(allowance.limit),
      'X-RateLimit-Remaining': String(allowance.remaining),
      'X-RateLimit-Reset': String(allowance.resetAt),
    });
    if (allowance.isAllowed) return next();
    response.set('Retry-After', String(allowance.retryAfterSeconds));
    throw tooMany(`Rate limit of ${allowance.limit} requests per minute exceeded`);
  };
}

/** Keys outlive the subscription, but nothing works with them (reference §1.1). */
function refuseLapsed({ switches }: ApiParts): RequestHandler {
  return (_request, response, next) => {
    if (!accountOf(response).isLapsed) return next();
    const message = 'Your subscription has ended. Renew it to go on using the API';
    throw new MaveraError(402, 'insufficient_credits', switches.lapsedCode, message);
  };
}

/** A request is logged when it comes, and completed when it ends. */
function logRequests({ requests }: ApiParts): RequestHandler {
  return (request, response, next) => {
    const entry: LoggedRequest = requests.add({
      id: requests.total + 1,
      method: request.method,
      path: request.originalUrl.split('?', 1)[0] ?? '',
      query: request.query,
      status: 0,
      at: Date.now(),
      credits: 0,
    });
    const complete = () => {
      const account = response.locals.account as MaveraAccount | undefined;
      entry.status = response.headersSent ? response.statusCode : 0;
      entry.body = request.body;
      entry.account = account?.name;
      entry.credits = response.locals.credits ?? 0;
    };
    const count = () => {
      const account = response.locals.account as MaveraAccount | undefined;
      if (!account) return;
      account.requests.total += 1;
      account.requests.ms += Date.now() - entry.at;
      if (response.statusCode >= 400) account.requests.errors += 1;
    };
    // A dropped connection only closes.
    response.once('finish', complete).once('finish', count).once('close', complete);
    next();
  };
}
