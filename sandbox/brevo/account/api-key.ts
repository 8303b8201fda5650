import { BrevoError } from '../brevo-error.ts';
import type { BrevoSwitches } from '../switches.ts';

/** What becomes of a request with this key (reference §1.1, §1.2). */
export const KEY_STATES = ['works', 'revoked', 'unknown-ip', 'restricted', 'expired'] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** `read` is GET, `write` adds POST and PUT, `all` adds DELETE. */
export const LEVELS = ['none', 'read', 'write', 'all'] as const;
export type Level = (typeof LEVELS)[number];

/** Resources of a restricted key; Brevo's own labels are UNCONFIRMED (reference §1.1). */
export const RESOURCES = ['account', 'contacts', 'ecommerce', 'events', 'webhooks'] as const;
export type Resource = (typeof RESOURCES)[number];

export interface ApiKey {
  key: string;
  /** Its label in Brevo, which webhooks name as the author of a change. */
  name: string;
  state: KeyState;
  /** For `restricted`; a resource that is not named has none. */
  permissions?: Partial<Record<Resource, Level>>;
}

/** The refusal that a request with this key meets, if any. `path` is without `/v3`. */
export function findRefusal(
  { state, permissions = {} }: ApiKey,
  request: { method: string; path: string; ip: string },
  switches: BrevoSwitches,
): BrevoError | undefined {
  switch (state) {
    case 'works':
      return undefined;
    case 'revoked':
      return unauthorized('Key not found');
    case 'expired':
      return unauthorized(switches.expiredKeyMessage);
    case 'unknown-ip':
      return unauthorized(
        `We have detected you are using an unrecognised IP address ${request.ip}. If you performed this action make sure to add the new IP address in this link: https://app.brevo.com/security/authorised_ips`,
      );
    case 'restricted': {
      const resource = resourceOf(request.path);
      if (LEVELS.indexOf(permissions[resource] ?? 'none') >= neededLevel(request.method)) {
        return undefined;
      }
      return new BrevoError(
        switches.restrictedKeyStatus,
        switches.restrictedKeyStatus === 403 ? 'permission_denied' : 'unauthorized',
        `Access denied for resource "${resource}". The API key does not include the required permission. Update the key permissions or send the request with a different key.`,
      );
    }
  }
}

export function unauthorized(message: string): BrevoError {
  return new BrevoError(401, 'unauthorized', message);
}

function neededLevel(method: string): number {
  if (method === 'GET' || method === 'HEAD') return LEVELS.indexOf('read');
  return LEVELS.indexOf(method === 'DELETE' ? 'all' : 'write');
}

function resourceOf(path: string): Resource {
  const area = path.split('/')[1] ?? '';
  if (area === 'contacts' || area === 'processes') return 'contacts';
  if (area === 'events' || area === 'webhooks') return area;
  if (['ecommerce', 'orders', 'products', 'categories'].includes(area)) return 'ecommerce';
  return 'account';
}
