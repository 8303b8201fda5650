import { z } from 'zod';
import { RemoteError } from '../../errors.ts';
import { RemoteHttp } from '../remote-http.ts';

export interface Grant {
  accessToken: string;
  /** Space separated, as granted. */
  scope: string;
  /** Who clicked install. */
  user: BigCommerceUser;
  /** Who owns the store, where BigCommerce says so. */
  owner?: BigCommerceUser;
  /** The store that the token is for. This, not the callback's query, decides whose store it is. */
  storeHash: string;
  /** The Developer Portal account that owns the app, not the merchant's (reference/bigcommerce.md §1.2). */
  accountUuid: string;
}

export interface BigCommerceUser {
  id: number;
  email: string;
}

const UserWire = z.object({ id: z.number(), email: z.string() });

const GrantWire = z.object({
  access_token: z.string().min(1),
  scope: z.string(),
  user: UserWire,
  owner: UserWire.nullish(),
  context: z.string().regex(/^stores\/[a-z0-9]+$/i),
  account_uuid: z.string(),
});

/**
 * Turns the one-time code of an install into the store's access token (reference/bigcommerce.md §1.3). `code`, `context`
 * and `scope` come from the callback's query; `redirectUri` must be the registered callback to the letter. A code that
 * is refused throws a `RemoteError` with `rejected`, whatever the status: the error's shape is not documented.
 */
export async function exchangeCode({
  loginUrl,
  clientId,
  clientSecret,
  code,
  context,
  scope,
  redirectUri,
  signal,
}: {
  loginUrl: string;
  clientId: string;
  clientSecret: string;
  code: string;
  context: string;
  scope: string;
  redirectUri: string;
  signal?: AbortSignal;
}): Promise<Grant> {
  // A merchant looks at an empty frame meanwhile.
  const timeoutMs = 15_000;
  const http = new RemoteHttp({ service: 'BigCommerce', baseUrl: loginUrl, timeoutMs });
  const body = {
    client_id: clientId,
    client_secret: clientSecret,
    code,
    context,
    scope,
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
  };
  try {
    return toGrant(await http.post('/oauth2/token', { body, schema: GrantWire, signal }));
  } catch (error) {
    throw isRefusal(error) ? refused(error) : error;
  }
}

function toGrant(wire: z.output<typeof GrantWire>): Grant {
  return {
    accessToken: wire.access_token,
    scope: wire.scope,
    user: wire.user,
    owner: wire.owner ?? undefined,
    storeHash: wire.context.slice('stores/'.length),
    accountUuid: wire.account_uuid,
  };
}

function isRefusal(error: unknown): error is RemoteError {
  return error instanceof RemoteError && !error.isTransient && error.failure !== 'unreadable';
}

function refused(error: RemoteError): RemoteError {
  return new RemoteError(
    'BigCommerce',
    'rejected',
    'BigCommerce did not accept this installation. Its code works once and only for a short while: please open ' +
      'the app’s page in the marketplace and install it again.',
    { cause: error.cause, remoteCode: error.remoteCode },
  );
}
