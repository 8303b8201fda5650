import type { RequestListener } from 'node:http';
import express, { type Express, Router } from 'express';
import type { Context } from './context.ts';
import { AppError } from './errors.ts';
import { clientFiles } from './http/client-files.ts';
import { readJson } from './http/read-json.ts';
import { renderError } from './http/render-error.ts';
import { activityRoutes } from './http/routes/activity.ts';
import { answerRefusedWebhooks, webhooksFirst } from './http/routes/bigcommerce-webhooks.ts';
import { brevoRoutes } from './http/routes/brevo.ts';
import { brevoNotificationRoutes } from './http/routes/brevo-notifications.ts';
import { brevoWebhookRoutes } from './http/routes/brevo-webhooks.ts';
import { callbackRoutes } from './http/routes/callbacks.ts';
import { checklistRoutes } from './http/routes/checklist.ts';
import { connectionRoutes } from './http/routes/connections.ts';
import { diagnosticsRoutes } from './http/routes/diagnostics.ts';
import { healthRoutes } from './http/routes/health.ts';
import { insightRoutes } from './http/routes/insights.ts';
import { peopleRoutes } from './http/routes/people.ts';
import { recoveryRoutes } from './http/routes/recovery.ts';
import { sessionRoutes } from './http/routes/sessions.ts';
import { storefrontRoutes } from './http/routes/storefronts.ts';
import { syncRoutes } from './http/routes/sync.ts';
import { noStore, securityHeaders } from './http/security-headers.ts';
import { requireSession } from './http/session-guard.ts';
import { watchRequests } from './http/watch-requests.ts';

/** Everything that the app answers, for an HTTP server. */
export function createListener(context: Context): RequestListener {
  return webhooksFirst(context, createApp(context));
}

/** The web side of the app, but for BigCommerce's webhooks. Mounts; never listens. */
export function createApp(context: Context): Express {
  const { config, logger, sessions, metrics } = context;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.http.trustProxy);
  app.use(securityHeaders(config.http.frameAncestors));
  app.use(watchRequests(metrics));
  app.use(answerRefusedWebhooks);

  app.use(healthRoutes(context));
  app.use(callbackRoutes(context));
  app.use(brevoNotificationRoutes(context));
  app.use(brevoWebhookRoutes(context));
  app.use(recoveryRoutes(context));
  app.use('/api', api(context, sessions));
  app.use(clientFiles());
  app.use(() => {
    throw new AppError('not_found', 'There is nothing at this address.');
  });
  app.use(renderError(logger));
  return app;
}

function api(context: Context, sessions: Context['sessions']): Router {
  const router = Router();
  router.use(noStore);
  router.use('/session', sessionRoutes(context));
  // Who is asking, before what: nothing of a stranger's request is read.
  router.use(requireSession(sessions), readJson);
  router.use('/connections', connectionRoutes(context));
  router.use('/brevo', brevoRoutes(context));
  router.use(peopleRoutes(context));
  router.use(checklistRoutes(context));
  router.use('/storefronts', storefrontRoutes(context));
  router.use('/insights', insightRoutes(context));
  router.use('/diagnostics', diagnosticsRoutes(context));
  router.use(syncRoutes(context));
  router.use(activityRoutes(context));
  router.use(() => {
    throw new AppError('not_found', 'There is no such call.');
  });
  return router;
}
