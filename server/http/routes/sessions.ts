import { Router } from 'express';
import type { Context } from '../../context.ts';
import { NewSession } from '../../contract/session.ts';
import { limitPerMinute } from '../rate-limits.ts';
import { parse, route } from '../route.ts';
import { requireSession } from '../session-guard.ts';

export function sessionRoutes({ sessions }: Pick<Context, 'sessions'>): Router {
  const router = Router();
  router.post('/', limitPerMinute(120), async (request, response) => {
    const { code } = parse(NewSession, request.body ?? {}) as { code: string };
    response.json(await sessions.redeem(code));
  });
  router.post(
    '/renew',
    requireSession(sessions),
    route({}, ({ session }) => sessions.renew(session)),
  );
  router.delete(
    '/',
    requireSession(sessions),
    route({}, async ({ session }) => {
      await sessions.end(session);
    }),
  );
  return router;
}
