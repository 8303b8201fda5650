import { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { parseSignedPayload, type SignedPayload } from '../../install/signed-payload.ts';
import { limitPerMinute } from '../rate-limits.ts';
import { noStore } from '../security-headers.ts';

type Deps = Pick<Context, 'config' | 'installation' | 'metrics' | 'now'>;

/** reference/bigcommerce.md §1.2 */
const AuthQuery = z.object({
  code: z.string().min(1).max(500),
  context: z.string().regex(/^stores\/[A-Za-z0-9]{1,40}$/),
  scope: z.string().min(1).max(5_000),
});

/** The four doors that BigCommerce knocks at. Install and load are navigations in the merchant's frame: they get pages. */
export function callbackRoutes(deps: Deps): Router {
  const router = Router();
  const doors = ['/auth', '/load', '/uninstall', '/remove_user'];
  router.use(['/auth', '/load'], asPage);
  router.use(doors, noStore, limitPerMinute(600));
  // Express would answer HEAD as it does GET: whoever only looks whether a link is alive would use it up.
  router.head(doors, () => {
    throw new AppError('not_found', 'There is nothing to look at.');
  });
  router.get('/auth', sendFailuresOutside(deps), counted(deps, 'auth', install(deps)));
  router.get('/load', counted(deps, 'load', open(deps)));
  router.get(
    '/uninstall',
    counted(deps, 'uninstall', async (request, response) => {
      await deps.installation.uninstall(signedPayload(deps, request));
      response.json({});
    }),
  );
  router.get(
    '/remove_user',
    counted(deps, 'remove_user', async (request, response) => {
      await deps.installation.removeUser(signedPayload(deps, request));
      response.json({});
    }),
  );
  return router;
}

function install({ config, installation }: Deps) {
  return async (request: Request, response: Response): Promise<void> => {
    const query = AuthQuery.safeParse(request.query);
    if (!query.success)
      throw new AppError(
        'install_refused',
        'The link does not carry what an installation needs. Please start again from the BigCommerce marketplace.',
      );
    const code = await installation.install(query.data);
    response.redirect(isExternal(request) ? externalEnd(config, 'succeeded') : `/#code=${code}`);
  };
}

function open(deps: Deps) {
  return async (request: Request, response: Response): Promise<void> => {
    const payload = signedPayload(deps, request);
    const code = await deps.installation.open(payload);
    response.redirect(`${payload.deepLink}#code=${code}`);
  };
}

function signedPayload({ config, now }: Deps, request: Request): SignedPayload {
  return parseSignedPayload(request.query.signed_payload_jwt, {
    clientId: config.bigcommerce.clientId,
    clientSecret: config.secrets.bigcommerceClient,
    now: now(),
  });
}

/** Started from a button on another site: its window must not show the app (reference/bigcommerce.md §1.7). */
function isExternal(request: Request): boolean {
  return 'external_install' in request.query;
}

function externalEnd({ bigcommerce }: Deps['config'], end: 'succeeded' | 'failed'): string {
  return `${bigcommerce.loginUrl}/app/${bigcommerce.clientId}/install/${end}`;
}

const sendFailuresOutside =
  ({ config }: Deps): RequestHandler =>
  (request, response, next) => {
    if (isExternal(request)) response.locals.failsAt = externalEnd(config, 'failed');
    next();
  };

function counted(
  { metrics }: Deps,
  callback: string,
  handle: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    try {
      await handle(request, response);
      metrics.callbacks.inc({ callback, outcome: 'accepted' });
    } catch (error) {
      metrics.callbacks.inc({ callback, outcome: 'refused' });
      throw error;
    }
  };
}

const asPage: RequestHandler = (_request, response, next) => {
  response.locals.answersWithPage = true;
  next();
};
