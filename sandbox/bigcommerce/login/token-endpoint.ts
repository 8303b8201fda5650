import express, { type Response, Router } from 'express';
import type { Platform } from '../platform.ts';
import type { Switches } from '../switches.ts';

/**
 * `POST /oauth2/token` (reference §1.3): a one-time code becomes the store's token. What does not fit is refused and leaves
 * the code as it was, so that a mistake in the app shows as an error and not as a lost installation.
 */
export function tokenEndpoint(platform: Platform): Router {
  const router = Router();
  const readForm = express.urlencoded({ extended: false });

  router.post('/oauth2/token', express.json(), readForm, (request, response) => {
    const { app, codes, switches } = platform;
    const refuse = (status: number, error: string, description: string) =>
      sendRefusal(response, switches, status, error, description);

    if (!request.is('json') && !(switches.tokenAcceptsForm && request.is('urlencoded'))) {
      return refuse(400, 'invalid_request', 'The body must be JSON.');
    }
    const body: Record<string, unknown> = request.body ?? {};
    for (const name of REQUIRED) {
      if (typeof body[name] !== 'string' || body[name] === '') {
        return refuse(400, 'invalid_request', `Missing parameter: ${name}`);
      }
    }
    if (body.client_id !== app.clientId || body.client_secret !== app.clientSecret) {
      return refuse(401, 'invalid_client', 'Client authentication failed.');
    }
    if (body.grant_type !== 'authorization_code') {
      return refuse(400, 'unsupported_grant_type', 'Use authorization_code.');
    }
    const grant = codes.find(String(body.code));
    if (!grant) return refuse(400, 'invalid_grant', 'The code is unknown, used or expired.');
    // Byte for byte, not by meaning: a trailing slash is another address.
    if (body.redirect_uri !== app.callbacks.auth) {
      return refuse(400, 'invalid_grant', 'The redirect_uri is not the registered one.');
    }
    if (body.context !== `stores/${grant.storeHash}`) {
      return refuse(400, 'invalid_grant', 'The code was issued for another context.');
    }
    if (body.scope !== grant.scope) {
      return refuse(400, 'invalid_scope', 'The scope differs from what was granted.');
    }

    codes.spend(String(body.code));
    const store = platform.getStore(grant.storeHash);
    const [user, owner] = [store.getUser(grant.userId), store.owner];
    response.json({
      access_token: platform.completeInstall(store, user.id, grant.scope),
      scope: grant.scope,
      user: { id: user.id, username: user.email, email: user.email },
      ...(switches.ownerInToken && {
        owner: { id: owner.id, username: owner.email, email: owner.email },
      }),
      context: store.context,
      account_uuid: app.accountUuid,
    });
  });

  return router;
}

const REQUIRED = [
  'client_id',
  'client_secret',
  'code',
  'context',
  'scope',
  'grant_type',
  'redirect_uri',
] as const;

function sendRefusal(
  response: Response,
  { tokenErrorBody }: Switches,
  status: number,
  error: string,
  description: string,
): void {
  response.status(status);
  if (tokenErrorBody === 'empty') response.end();
  else if (tokenErrorBody === 'html') response.send('<!doctype html><title>Error</title>');
  else if (tokenErrorBody === 'v3') response.json({ status, title: description, type: error });
  else response.json({ error, error_description: description });
}
