import { Router } from 'express';
import type { Context } from '../../context.ts';
import { NewConnection } from '../../contract/connection.ts';
import { route } from '../route.ts';

export function connectionRoutes({
  brevoConnections,
  maveraConnections,
}: Pick<Context, 'brevoConnections' | 'maveraConnections'>): Router {
  const router = Router();
  router.put(
    '/brevo',
    route({ body: NewConnection }, ({ session, body }) =>
      brevoConnections.connect(session, body.apiKey),
    ),
  );
  router.post(
    '/brevo/check',
    route({}, ({ session }) => brevoConnections.recheck(session)),
  );
  router.post(
    '/brevo/ecommerce',
    route({}, async ({ session }) => {
      await brevoConnections.activateEcommerce(session);
    }),
  );
  router.delete(
    '/brevo',
    route({}, async ({ session }) => {
      await brevoConnections.disconnect(session);
    }),
  );
  router.put(
    '/mavera',
    route({ body: NewConnection }, ({ session, body }) =>
      maveraConnections.connect(session, body.apiKey),
    ),
  );
  router.post(
    '/mavera/check',
    route({}, ({ session }) => maveraConnections.recheck(session)),
  );
  router.delete(
    '/mavera',
    route({}, async ({ session }) => {
      await maveraConnections.disconnect(session);
    }),
  );
  return router;
}
