import type { RequestHandler } from 'express';
import type { Metrics } from '../metrics.ts';

/** Times every request. */
export function watchRequests(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('finish', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      metrics.observeRequest(request.method, response.statusCode, seconds);
    });
    next();
  };
}
