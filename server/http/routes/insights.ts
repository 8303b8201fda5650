import { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { ReviewedProductsQuery } from '../../contract/brand-health.ts';
import {
  InsightAnswer,
  InsightConfirmation,
  InsightJobUpdate,
  InsightKind,
  InsightResume,
  InsightSettingsUpdate,
} from '../../contract/insights.ts';
import { PersonaOptions } from '../../contract/personas.ts';
import { route } from '../route.ts';

const Kind = z.strictObject({ kind: InsightKind });
const RunId = z.strictObject({ runId: z.string().max(60) });
const Comparison = z.strictObject({ compareWith: z.string().max(60).optional() });

/** Analyses by Mavera: what they may cost, when they run, what they found. */
export function insightRoutes({
  insights,
  insightSettings,
  personaService,
  findReviewedProducts,
}: Pick<
  Context,
  'insights' | 'insightSettings' | 'personaService' | 'findReviewedProducts'
>): Router {
  const router = Router();
  router.get(
    '/',
    route({}, ({ session }) => insights.overview(session.storeHash)),
  );
  router.get(
    '/settings',
    route({}, ({ session }) => insightSettings.get(session.storeHash)),
  );
  router.put(
    '/settings',
    route({ body: InsightSettingsUpdate }, ({ session, body }) =>
      insightSettings.save(session, body),
    ),
  );

  router.get(
    '/jobs/:kind',
    route({ params: Kind }, ({ session, params }) =>
      insightSettings.getJob(session.storeHash, params.kind),
    ),
  );
  router.put(
    '/jobs/:kind',
    route({ params: Kind, body: InsightJobUpdate }, ({ session, params, body }) =>
      insightSettings.saveJob(session, params.kind, body),
    ),
  );
  router.post(
    '/jobs/:kind/run',
    route({ params: Kind }, ({ session, params }) => insights.start(session, params.kind), {
      status: 202,
    }),
  );
  router.post(
    '/jobs/:kind/dry-run',
    route({ params: Kind }, ({ session, params }) =>
      insights.dryRun(session.storeHash, params.kind),
    ),
  );
  router.get(
    '/jobs/:kind/runs',
    route({ params: Kind }, async ({ session, params }) => ({
      runs: await insights.list(session.storeHash, params.kind),
    })),
  );

  router.get(
    '/runs/:runId',
    route({ params: RunId, query: Comparison }, ({ session, params, query }) =>
      insights.get(session.storeHash, params.runId, query.compareWith),
    ),
  );
  router.post(
    '/runs/:runId/cancel',
    route({ params: RunId }, ({ session, params }) => insights.cancel(session, params.runId)),
  );
  router.post(
    '/runs/:runId/answer',
    route({ params: RunId, body: InsightAnswer }, ({ session, params, body }) =>
      insights.answer(session, params.runId, body.text),
    ),
  );
  router.post(
    '/runs/:runId/confirm',
    route({ params: RunId, body: InsightConfirmation }, ({ session, params, body }) =>
      insights.confirm(session, params.runId, body),
    ),
  );
  router.post(
    '/runs/:runId/resume',
    route({ params: RunId, body: InsightResume }, ({ session, params, body }) =>
      insights.resume(session, params.runId, body.repeatUnsure),
    ),
  );
  router.get(
    '/personas',
    route({}, ({ session }) => personaService.list(session.storeHash)),
  );
  router.get(
    '/personas/fields',
    route({}, ({ session }) => personaService.fields(session.storeHash)),
  );
  router.get(
    '/personas/speakers',
    route({}, ({ session }) => personaService.speakers(session.storeHash)),
  );
  router.post(
    '/personas/preview',
    route({ body: PersonaOptions }, ({ session, body }) =>
      personaService.preview(session.store, body),
    ),
  );
  router.get(
    '/reviewed-products',
    route({ query: ReviewedProductsQuery }, ({ session, query }) =>
      findReviewedProducts(session.storeHash, query),
    ),
  );
  return router;
}
