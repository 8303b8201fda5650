import { Router } from 'express';
import type { Context } from '../../context.ts';
import { ChannelId } from '../../contract/storefront.ts';
import { route } from '../route.ts';

/** Where the store sells. */
export function storefrontRoutes({ sync }: Pick<Context, 'sync'>): Router {
  const router = Router();
  router.get(
    '/',
    route({}, ({ session }) => sync.storefronts.list(session.storeHash)),
  );
  router.get(
    '/people',
    route({}, ({ session }) => sync.listPeople.count(session.storeHash)),
  );
  router.post(
    '/:channelId/seen',
    route({ params: ChannelId }, ({ session, params }) =>
      sync.storefronts.see(session.storeHash, params.channelId),
    ),
  );
  return router;
}
