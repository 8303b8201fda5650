import { Router } from 'express';
import type { Context } from '../../context.ts';
import { ChecklistPath } from '../../contract/checklist.ts';
import { route } from '../route.ts';

/** What somebody of the store has ticked off. */
export function checklistRoutes({ checklist, now }: Pick<Context, 'checklist' | 'now'>): Router {
  const router = Router();
  router.get(
    '/checklist',
    route({}, async ({ session }) => ({ done: await checklist.list(session.storeHash) })),
  );
  router.put(
    '/checklist/:item',
    route({ params: ChecklistPath }, ({ session, params }) =>
      checklist.mark(session.storeHash, params.item, now()),
    ),
  );
  router.delete(
    '/checklist/:item',
    route({ params: ChecklistPath }, ({ session, params }) =>
      checklist.unmark(session.storeHash, params.item),
    ),
  );
  return router;
}
