import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { AppError } from '../errors.ts';

/** At most so many requests a minute from one address, on doors that anybody can knock at. */
export function limitPerMinute(limit: number): RequestHandler {
  return limiter({ limit });
}

/** The same, but requests that were answered well do not count: a platform may have much to say in a minute. */
export function limitRefusedPerMinute(limit: number): RequestHandler {
  return limiter({ limit, skipSuccessfulRequests: true });
}

function limiter(options: { limit: number; skipSuccessfulRequests?: boolean }): RequestHandler {
  return rateLimit({
    ...options,
    windowMs: 60_000,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) =>
      next(new AppError('too_many_requests', 'Too many requests. Please try again in a minute.')),
  });
}
