import { Router } from 'express';
import type { Context } from '../../context.ts';
import { AuditQuery } from '../../contract/people.ts';
import { listAudit, listUsers } from '../../install/people.ts';
import { route } from '../route.ts';

/** Who may open the app, and what they did with it. */
export function peopleRoutes(deps: Pick<Context, 'users' | 'audit'>): Router {
  const router = Router();
  router.get(
    '/users',
    route({}, ({ session }) => listUsers(deps, session.store)),
  );
  router.get(
    '/audit',
    route({ query: AuditQuery }, ({ session, query }) => listAudit(deps, session.store, query)),
  );
  return router;
}
