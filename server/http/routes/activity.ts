import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type RequestHandler, Router } from 'express';
import type { Context } from '../../context.ts';
import { ActivityQuery } from '../../contract/activity.ts';
import {
  ChosenFailures,
  FailureCauseQuery,
  FailureCsvQuery,
  FailureQuery,
  RetryFailures,
} from '../../contract/failure.ts';
import { listActivity } from '../../sync/activity/activity-service.ts';
import { parse, route } from '../route.ts';

/** What happened, what did not work, and what becomes of it. */
export function activityRoutes({
  sync,
  activity,
  users,
}: Pick<Context, 'sync' | 'activity' | 'users'>): Router {
  const { failures } = sync;
  const router = Router();

  router.get(
    '/activity',
    route({ query: ActivityQuery }, ({ session, query }) =>
      listActivity({ activity, users }, session.storeHash, query),
    ),
  );
  router.get(
    '/failures',
    route({ query: FailureQuery }, ({ session, query }) => failures.list(session.storeHash, query)),
  );
  router.get(
    '/failures/causes',
    route({ query: FailureCauseQuery }, ({ session, query }) =>
      failures.causes(session.storeHash, query),
    ),
  );
  router.get('/failures/csv', downloadFailures(failures));
  router.post(
    '/failures/retry',
    route({ body: RetryFailures }, ({ session, body }) => failures.retry(session, body)),
  );
  router.post(
    '/failures/ignore',
    route({ body: ChosenFailures }, async ({ session, body }) => ({
      changed: await failures.ignore(session, body),
    })),
  );
  router.post(
    '/failures/restore',
    route({ body: ChosenFailures }, async ({ session, body }) => ({
      changed: await failures.restore(session, body),
    })),
  );
  return router;
}

/** Written as it is read. A table that breaks off in the middle breaks the connection: half of one is never taken for all. */
function downloadFailures(failures: Context['sync']['failures']): RequestHandler {
  return async (request, response) => {
    const query = parse(FailureCsvQuery, request.query);
    const lines = failures.csv(response.locals.session.storeHash, query);
    response.attachment('problems.csv').type('csv');
    try {
      await pipeline(Readable.from(lines), response);
    } catch (error) {
      // Whoever asked has gone: there is nobody to tell.
      if (request.socket.destroyed && response.destroyed) return;
      throw error;
    }
  };
}
