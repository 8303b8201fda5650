import { createHmac, createSign, type KeyObject, randomUUID } from 'node:crypto';

export interface PayloadUser {
  id: number;
  email: string;
  locale: string;
}

/** The claims of `signed_payload_jwt` (reference §1.4). */
export interface SignedPayload {
  aud: string;
  iss: string;
  iat: number;
  nbf: number;
  exp: number;
  jti: string;
  sub: string;
  /** Who clicked. */
  user: PayloadUser;
  owner: { id: number; email: string };
  /** Where in the app; `/` for a plain click in the Apps menu. */
  url: string;
  channel_id: number | null;
}

const DAY_S = 86_400;

export function toSignedPayload({
  clientId,
  storeHash,
  user,
  owner,
  url = '/',
  channelId = null,
  nbf = 'iat-5',
}: {
  clientId: string;
  storeHash: string;
  user: PayloadUser;
  owner: PayloadUser;
  url?: string | undefined;
  channelId?: number | null | undefined;
  nbf?: 'iat-5' | 'iat';
}): SignedPayload {
  const iat = Math.floor(Date.now() / 1000);
  return {
    aud: clientId,
    iss: 'bc',
    iat,
    nbf: nbf === 'iat' ? iat : iat - 5,
    exp: iat + DAY_S,
    jti: randomUUID(),
    sub: `stores/${storeHash}`,
    user: { id: user.id, email: user.email, locale: user.locale },
    owner: { id: owner.id, email: owner.email },
    url,
    channel_id: channelId,
  };
}

export interface SigningOptions {
  /** `none` leaves the signature out, as an attacker would. */
  algorithm?: 'HS256' | 'HS384' | 'HS512' | 'RS256' | 'none';
  /** A secret's UTF-8 bytes, or for RS256 a private key. */
  key: string | KeyObject;
}

/**
 * A JSON Web Token made by hand, not with the library that the app checks it with: only so can it be made wrong in every way
 * a test needs.
 */
export function signJwt(claims: object, { algorithm = 'HS256', key }: SigningOptions): string {
  const content = [{ typ: 'JWT', alg: algorithm }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  if (algorithm === 'none') return `${content}.`;
  const signature =
    algorithm === 'RS256'
      ? createSign('RSA-SHA256').update(content).sign(key, 'base64url')
      : createHmac(`sha${algorithm.slice(2)}`, key)
          .update(content)
          .digest('base64url');
  return `${content}.${signature}`;
}
