import { Router } from 'express';
import type { Context } from '../../context.ts';
import { NewBrevoAttribute, NewBrevoList } from '../../contract/brevo-account.ts';
import { route } from '../route.ts';

/** What the merchant's Brevo account has, and creating it in place. */
export function brevoRoutes({ brevoAccount }: Pick<Context, 'brevoAccount'>): Router {
  const router = Router();
  router.get(
    '/lists',
    route({}, async ({ session }) => ({ lists: await brevoAccount.listLists(session.storeHash) })),
  );
  router.post(
    '/lists',
    route(
      { body: NewBrevoList },
      ({ session, body }) => brevoAccount.createList(session.storeHash, body.name),
      { status: 201 },
    ),
  );
  router.get(
    '/attributes',
    route({}, async ({ session }) => ({
      attributes: await brevoAccount.listAttributes(session.storeHash),
    })),
  );
  router.post(
    '/attributes',
    route(
      { body: NewBrevoAttribute },
      ({ session, body }) => brevoAccount.createAttribute(session.storeHash, body),
      { status: 201 },
    ),
  );
  return router;
}
