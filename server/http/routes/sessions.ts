import { Router } from 'express';
import type { Context } from '../../context.ts';
import { LocaleChoice, NewSession } from '../../contract/session.ts';
import { limitPerMinute } from '../rate-limits.ts';
import { readJson } from '../read-json.ts';
import { parse, route } from '../route.ts';
import { requireSession } from '../session-guard.ts';

/** Signing in takes a code; everything else a session. */
export function sessionRoutes({ sessions }: Pick<Context, 'sessions'>): Router {
  const router = Router();
  router.post('/', limitPerMinute(120), readJson, async (request, response) => {
    const { code } = parse(NewSession, request.body ?? {});
    response.json(await sessions.redeem(code));
  });
  router.post(
    '/renew',
    requireSession(sessions),
    readJson,
    route({}, ({ session }) => sessions.renew(session)),
  );
  router.put(
    '/locale',
    requireSession(sessions),
    readJson,
    route({ body: LocaleChoice }, ({ session, body }) =>
      sessions.chooseLocale(session, body.locale),
    ),
  );
  router.delete(
    '/',
    requireSession(sessions),
    readJson,
    route({}, async ({ session }) => {
      await sessions.end(session);
    }),
  );
  return router;
}
