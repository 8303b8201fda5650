import { Router } from 'express';
import type { Context } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { noStore } from '../security-headers.ts';

/** For load balancers and monitors. */
export function healthRoutes({
  db,
  queue,
  metrics,
}: Pick<Context, 'db' | 'queue' | 'metrics'>): Router {
  const router = Router();
  router.use(['/healthz', '/readyz', '/metrics'], noStore);
  router.get('/healthz', (_request, response) => void response.json({ status: 'alive' }));
  router.get('/readyz', async (_request, response) => {
    try {
      await db.raw('select 1');
      await queue.counts();
    } catch (error) {
      throw new AppError('unavailable', 'The database or the queue does not answer.', {
        cause: error,
      });
    }
    response.json({ status: 'ready' });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.render());
  });
  return router;
}
