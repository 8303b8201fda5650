import { Session } from '../../server/contract/session.ts';
import { ApiError } from './api-error.ts';
import { request } from './request.ts';

export type SessionState =
  | { name: 'opening' }
  | { name: 'open'; session: Session }
  /** The server could not answer; the code may still be good. */
  | { name: 'unanswered'; error: ApiError }
  | { name: 'ended'; reason: EndReason };

/** `not_opened`: the page was reached without BigCommerce having opened it. */
export type EndReason = 'not_opened' | 'expired' | 'signed_out';

const RENEW_AT_SHARE_OF_LIFE = 0.8;
const RENEW_RETRY_MS = 30_000;
const LONGEST_LIFE_MS = 3_600_000;

/**
 * Holds the session, in memory only: the page lives in an iframe where cookies and storage may be blocked.
 * Renews itself before it expires. When it cannot, only BigCommerce can open the app again.
 */
export class SessionKeeper {
  #state: SessionState = { name: 'opening' };
  #renewal: Promise<Session> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  get state(): SessionState {
    return this.#state;
  }

  /** In the shape React's `useSyncExternalStore` takes. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): SessionState => this.#state;

  /** Trades the one-time code for a session. */
  async open(code: string | undefined): Promise<void> {
    if (!code) return this.#become({ name: 'ended', reason: 'not_opened' });
    this.#become({ name: 'opening' });
    try {
      this.#keep(
        await request({
          method: 'POST',
          path: '/api/session',
          body: { code },
          schema: Session,
        }),
      );
    } catch (error) {
      const isWorthRetrying = error instanceof ApiError && error.isTransient;
      this.#become(
        isWorthRetrying ? { name: 'unanswered', error } : { name: 'ended', reason: 'expired' },
      );
    }
  }

  /** A fresh session. Several callers at once share one renewal; a refusal ends the session. */
  renew(): Promise<Session> {
    this.#renewal ??= this.#renewOnce().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  /** In the shape of a callback. Nothing happens once the session is over. */
  readonly changeUser = (user: Session['user']): void => {
    if (this.#state.name !== 'open') return;
    this.#become({ name: 'open', session: { ...this.#state.session, user } });
  };

  end(reason: EndReason): void {
    this.#become({ name: 'ended', reason });
  }

  /** The merchant left the control panel, perhaps in another tab. */
  async signOut(): Promise<void> {
    if (this.#state.name !== 'open') return;
    const { token } = this.#state.session;
    this.end('signed_out');
    // Best effort: the page is closed either way, and the token dies within the hour.
    await request({ method: 'DELETE', path: '/api/session' }, token).catch(() => undefined);
  }

  async #renewOnce(): Promise<Session> {
    if (this.#state.name !== 'open') throw new ApiError('session_ended', 'The session is over.');
    try {
      const session = await request(
        { method: 'POST', path: '/api/session/renew', schema: Session },
        this.#state.session.token,
      );
      this.#keep(session);
      return session;
    } catch (error) {
      if (error instanceof ApiError && error.isTransient) this.#renewIn(RENEW_RETRY_MS);
      else this.end('expired');
      throw error;
    }
  }

  #keep(session: Session): void {
    // Signed out while a renewal was under way: the new token is not to bring the page back.
    if (this.#state.name === 'ended') return;
    this.#become({ name: 'open', session });
    // A wrong clock on this machine must not make us renew in a loop, or never.
    const lifeMs = Math.min(Date.parse(session.expiresAt) - Date.now(), LONGEST_LIFE_MS);
    this.#renewIn(Math.max(lifeMs * RENEW_AT_SHARE_OF_LIFE, RENEW_RETRY_MS));
  }

  #renewIn(ms: number): void {
    clearTimeout(this.#timer);
    // The state already tells the page what became of it.
    this.#timer = setTimeout(() => void this.renew().catch(() => undefined), ms);
  }

  #become(state: SessionState): void {
    if (state.name === 'ended') clearTimeout(this.#timer);
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
