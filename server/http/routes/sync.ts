import { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { MappingPreviewRequest } from '../../contract/mapping.ts';
import { SettingsUpdate } from '../../contract/settings.ts';
import { NewSync } from '../../contract/sync.ts';
import { route } from '../route.ts';

const RunId = z.strictObject({ runId: z.string().max(60) });

/** Settings, mapping and syncs. */
export function syncRoutes({ sync }: Pick<Context, 'sync'>): Router {
  const { settings, syncs, mapping, orderStatuses, status } = sync;
  const router = Router();

  router.get(
    '/status',
    route({}, ({ session }) => status.get(session.storeHash)),
  );
  router.get(
    '/settings',
    route({}, ({ session }) => settings.get(session.storeHash)),
  );
  router.put(
    '/settings',
    route({ body: SettingsUpdate }, ({ session, body }) => settings.save(session, body)),
  );

  router.get(
    '/fields',
    route({}, async ({ session }) => ({ fields: await mapping.listFields(session.store) })),
  );
  router.post(
    '/mapping/preview',
    route({ body: MappingPreviewRequest }, ({ session, body }) =>
      mapping.preview(session.store, body.customerMapping),
    ),
  );

  router.get(
    '/order-statuses',
    route({}, async ({ session }) => ({ statuses: await orderStatuses(session.storeHash) })),
  );

  router.get(
    '/syncs',
    route({}, async ({ session }) => ({ runs: await syncs.list(session.storeHash) })),
  );
  router.post(
    '/syncs',
    route(
      { body: NewSync },
      async ({ session, body }) => ({
        runs: await syncs.start(session, body.resources, body.mode),
      }),
      { status: 202 },
    ),
  );
  router.post(
    '/syncs/preview',
    route({}, async ({ session }) => ({ run: await syncs.preview(session) }), { status: 202 }),
  );
  router.get(
    '/syncs/:runId',
    route({ params: RunId }, ({ session, params }) => syncs.get(session.storeHash, params.runId)),
  );
  router.post(
    '/syncs/:runId/cancel',
    route({ params: RunId }, ({ session, params }) => syncs.cancel(session, params.runId)),
  );
  router.get(
    '/activity/daily',
    route({}, ({ session }) => sync.dailyActivity(session.storeHash)),
  );
  return router;
}
