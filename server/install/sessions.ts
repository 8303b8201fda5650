import { randomBytes, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { Language, Session } from '../contract/session.ts';
import type { LoginCodeRepository } from '../db/store/login-codes.ts';
import type { RevokedSessionRepository } from '../db/store/revoked-sessions.ts';
import type { StoreUser, StoreUserRepository } from '../db/store/store-users.ts';
import type { Store, StoreRepository } from '../db/store/stores.ts';
import { AppError } from '../errors.ts';

const CODE_LIFE_MS = 60_000;
const SESSION_LIFE_MS = 60 * 60_000;
const LONGEST_STAY_MS = 10 * 60 * 60_000;
const ISSUER = 'pulsebridge';

const Claims = z.object({
  /** Store hash. */
  sub: z.string(),
  /** User id. */
  uid: z.int(),
  /** Session id, the same through renewals. */
  sid: z.string(),
  /** When the app was opened, ms. */
  opened: z.number(),
  /** Which installation and which link of the user: both begin anew after an uninstall or a removal. */
  installed: z.number(),
  linked: z.number(),
  exp: z.number(),
});

/** A person at work in one store's control panel. */
export interface ActiveSession {
  storeHash: string;
  userId: number;
  sessionId: string;
  openedAt: number;
  store: Store;
  user: StoreUser;
}

/** One-time codes and bearer sessions: no cookies, since the app lives in a third-party frame. */
export class Sessions {
  readonly #stores: StoreRepository;
  readonly #users: StoreUserRepository;
  readonly #codes: LoginCodeRepository;
  readonly #revoked: RevokedSessionRepository;
  readonly #secret: string;
  readonly #now: () => number;

  constructor(deps: {
    stores: StoreRepository;
    users: StoreUserRepository;
    codes: LoginCodeRepository;
    revoked: RevokedSessionRepository;
    secret: string;
    now: () => number;
  }) {
    this.#stores = deps.stores;
    this.#users = deps.users;
    this.#codes = deps.codes;
    this.#revoked = deps.revoked;
    this.#secret = deps.secret;
    this.#now = deps.now;
  }

  /** A code for the page's URL fragment: 60 s, once. */
  async issueCode(storeHash: string, userId: number): Promise<string> {
    const code = randomBytes(32).toString('base64url');
    const expiresAt = this.#now() + CODE_LIFE_MS;
    await this.#codes.add({ storeHash, userId, code, expiresAt });
    return code;
  }

  /** Throws AppError `unauthenticated` for a code that is unknown, old or used. */
  async redeem(code: string): Promise<Session> {
    const whose = await this.#codes.redeem(code, this.#now());
    const store = whose && (await this.#stores.find(whose.storeHash));
    const user = whose && (await this.#users.find(whose.storeHash, whose.userId));
    if (!store || !user) throw unauthenticated();
    const openedAt = whose.expiresAt - CODE_LIFE_MS;
    return this.#toSession(store, user, { sessionId: randomUUID(), openedAt });
  }

  /**
   * Whose session a bearer token is. Throws AppError `session_expired` when its time is over, `unauthenticated` when it
   * is not ours, was ended, or its user or store is gone.
   */
  async verify(token: string): Promise<ActiveSession> {
    const claims = this.#read(token);
    const store = await this.#stores.find(claims.sub);
    const user = await this.#users.find(claims.sub, claims.uid);
    const isCurrent =
      store?.installedAt === claims.installed &&
      user?.linkedAt === claims.linked &&
      !(await this.#revoked.has(claims.sub, claims.sid));
    if (!store || !user || !isCurrent) throw unauthenticated();
    return {
      storeHash: claims.sub,
      userId: claims.uid,
      sessionId: claims.sid,
      openedAt: claims.opened,
      store,
      user,
    };
  }

  /** A fresh token for the same stay, which ends ten hours after the app was opened. */
  renew(session: ActiveSession): Session {
    if (this.#now() >= session.openedAt + LONGEST_STAY_MS) throw sessionExpired();
    return this.#toSession(session.store, session.user, session);
  }

  /** Remembers the language for this person in this store; answers who they are, in its terms. */
  async chooseLocale(
    { storeHash, userId }: ActiveSession,
    locale: Language,
  ): Promise<Session['user']> {
    await this.#users.chooseLocale(storeHash, userId, locale);
    const user = await this.#users.find(storeHash, userId);
    // Removed while the request was under way.
    if (!user) throw unauthenticated();
    return toSessionUser(user);
  }

  /** The person left the control panel: no token of this stay works any more. */
  async end(session: ActiveSession): Promise<void> {
    await this.#revoked.add(
      session.storeHash,
      session.sessionId,
      session.openedAt + LONGEST_STAY_MS + SESSION_LIFE_MS,
    );
  }

  #read(token: string): z.output<typeof Claims> {
    try {
      return Claims.parse(
        jwt.verify(token, this.#secret, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          audience: ISSUER,
          clockTimestamp: Math.floor(this.#now() / 1000),
        }),
      );
    } catch (error) {
      throw error instanceof jwt.TokenExpiredError ? sessionExpired() : unauthenticated();
    }
  }

  #toSession(
    store: Store,
    user: StoreUser,
    stay: { sessionId: string; openedAt: number },
  ): Session {
    const expiresAt = Math.min(this.#now() + SESSION_LIFE_MS, stay.openedAt + LONGEST_STAY_MS);
    const claims: z.input<typeof Claims> = {
      sub: store.storeHash,
      uid: user.userId,
      sid: stay.sessionId,
      opened: stay.openedAt,
      installed: store.installedAt,
      linked: user.linkedAt,
      exp: Math.floor(expiresAt / 1000),
    };
    const token = jwt.sign({ ...claims, iat: Math.floor(this.#now() / 1000) }, this.#secret, {
      algorithm: 'HS256',
      issuer: ISSUER,
      audience: ISSUER,
    });
    return {
      token,
      expiresAt: new Date(expiresAt).toISOString(),
      store: { hash: store.storeHash, name: store.profile.name },
      user: toSessionUser(user),
    };
  }
}

function toSessionUser({ userId, email, locale }: StoreUser): Session['user'] {
  return { id: userId, email, locale };
}

function unauthenticated(): AppError {
  return new AppError(
    'unauthenticated',
    'You are not signed in. Please open the app from Apps in your control panel.',
  );
}

function sessionExpired(): AppError {
  return new AppError(
    'session_expired',
    'Your session has ended. Please open the app again from Apps in your control panel.',
  );
}
