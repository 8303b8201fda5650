import { Router } from 'express';
import type { Context } from '../../context.ts';
import { MendRequest, RunDiagnostics } from '../../contract/diagnostics.ts';
import { route } from '../route.ts';

/** What is known to go wrong, looked at live. */
export function diagnosticsRoutes({ diagnostics }: Pick<Context, 'diagnostics'>): Router {
  const router = Router();
  router.get(
    '/',
    route({}, ({ session }) => diagnostics.get(session.storeHash)),
  );
  router.post(
    '/',
    route({ body: RunDiagnostics }, ({ session, body }) =>
      diagnostics.run(session.storeHash, body.checks),
    ),
  );
  router.post(
    '/mend',
    route({ body: MendRequest }, ({ session, body }) => diagnostics.mend(session, body.mend)),
  );
  return router;
}
