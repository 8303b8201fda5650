import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { SignedLink } from '../db/store/used-links.ts';
import { AppError } from '../errors.ts';

const Person = z.object({ id: z.int(), email: z.string().min(1) });

/** reference/bigcommerce.md §1.4 */
const Claims = z.object({
  // The library would take a list that names us among others.
  aud: z.string(),
  sub: z.string().regex(/^stores\/[A-Za-z0-9]{1,40}$/),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().min(1).max(200),
  user: Person.extend({ locale: z.string().max(35).nullish() }),
  owner: Person,
  url: z.string().max(2_000).nullish(),
  channel_id: z.int().nullish(),
});

/** Who opened the app (or was removed, or uninstalled it), in which store. */
export interface SignedPayload {
  storeHash: string;
  /** A link does its work once. */
  link: SignedLink;
  issuedAt: number;
  user: { id: number; email: string; locale: string };
  owner: { id: number; email: string };
  /** A path in the app, never another origin. */
  deepLink: string;
}

/** Clocks differ a little. */
const CLOCK_TOLERANCE_SECONDS = 10;

/**
 * Reads a `signed_payload_jwt`: HS256 only, our audience, BigCommerce's issuer, in its time, of the documented shape.
 * Throws AppError `launch_refused`, without saying which check failed.
 */
export function parseSignedPayload(
  token: unknown,
  { clientId, clientSecret, now }: { clientId: string; clientSecret: string; now: number },
): SignedPayload {
  try {
    const verified = jwt.verify(z.string().min(1).max(8_000).parse(token), clientSecret, {
      algorithms: ['HS256'],
      audience: clientId,
      issuer: 'bc',
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      clockTimestamp: Math.floor(now / 1000),
    });
    const claims = Claims.parse(verified);
    if (claims.iat > now / 1000 + CLOCK_TOLERANCE_SECONDS) throw new Error('issued in the future');
    const storeHash = claims.sub.slice('stores/'.length);
    return {
      storeHash,
      link: { storeHash, id: claims.jti, expiresAt: claims.exp * 1000 },
      issuedAt: claims.iat * 1000,
      user: { ...claims.user, locale: claims.user.locale ?? 'en' },
      owner: claims.owner,
      deepLink: toDeepLink(claims.url),
    };
  } catch (error) {
    throw new AppError(
      'launch_refused',
      'We could not verify that this link comes from BigCommerce, or it has expired. Please open the app from Apps in your control panel.',
      { cause: error },
    );
  }
}

/** The path to open, or `/` when the claim is missing or could lead to another origin. */
export function toDeepLink(url: string | null | undefined): string {
  const base = 'https://app.invalid';
  if (!url?.startsWith('/') || /[\\\s]|\p{Cc}/u.test(url) || !URL.canParse(url, base)) return '/';
  const { origin, pathname, search } = new URL(url, base);
  // Dot segments may fold into a path that begins with two slashes, which a browser reads as a host.
  return origin === base && !pathname.startsWith('//') ? pathname + search : '/';
}
