import type { Grant } from '../clients/bigcommerce/exchange-code.ts';
import type { ActivityRepository } from '../db/activity.ts';
import type { AuditRepository } from '../db/audit.ts';
import type { LoginCodeRepository } from '../db/login-codes.ts';
import type { StoreEraser } from '../db/store-eraser.ts';
import type { StoreUserRepository } from '../db/store-users.ts';
import type { StoreRepository } from '../db/stores.ts';
import { AppError, RemoteError } from '../errors.ts';
import { missingScopes } from '../manifest.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { Sessions } from './sessions.ts';
import type { SignedPayload } from './signed-payload.ts';
import { provisionalProfile } from './store-profile.ts';

/** How far BigCommerce's clock and ours may differ when an uninstall is compared with the installation. */
const CLOCK_DIFFERENCE_MS = 60_000;

/** A store's life with the app: installed, opened, a user removed, uninstalled. */
export class Installation {
  readonly #deps: InstallationDeps;

  constructor(deps: InstallationDeps) {
    this.#deps = deps;
  }

  /**
   * The install (or re-authorisation) callback. Idempotent for a store that has the app: token, scope and owner are
   * replaced, everything else stays. Answers a one-time code for the page.
   * Throws AppError `scope_missing`, `install_refused`, or what the exchange throws; then nothing has changed.
   */
  async install(request: { code: string; context: string; scope: string }): Promise<string> {
    requireScopes(request.scope);
    const grant = await this.#exchange(request);
    requireScopes(grant.scope);

    const { stores, users, eraser, queue, now } = this.#deps;
    const { storeHash } = grant;
    // Uninstalled a moment ago: start clean.
    if (await stores.isBeingErased(storeHash)) await eraser.eraseEverything(storeHash);
    const known = await stores.find(storeHash);
    await stores.save({
      storeHash,
      accessToken: grant.accessToken,
      scope: grant.scope,
      ownerUserId: grant.owner?.id ?? known?.ownerUserId ?? null,
      profile: known?.profile ?? provisionalProfile(storeHash, grant.owner?.email ?? null),
      now: now(),
    });
    await users.save(
      { storeHash, userId: grant.user.id, email: grant.user.email, locale: 'en' },
      now(),
    );
    await this.#record(storeHash, grant.user.id, known ? 'app_reauthorised' : 'app_installed');
    await queue.enqueue({ storeHash, kind: 'set-up-store', key: 'set-up-store' });
    await queue.enqueue({ storeHash, kind: 'resume-sync', key: 'resume-sync' });

    const code = await this.#deps.sessions.issueCode(storeHash, grant.user.id, null);
    if (!code) throw new Error('a code without a launch is never refused');
    return code;
  }

  /** Somebody opened the app. Answers a one-time code; the signed link does not work a second time. */
  async open(payload: SignedPayload): Promise<string> {
    const { stores, users, sessions, now } = this.#deps;
    const { storeHash, user, owner } = payload;
    const store = await stores.find(storeHash);
    if (!store)
      throw new AppError(
        'store_not_installed',
        'Please install the app from the BigCommerce marketplace, or install it again if you removed it.',
      );

    // The link is spent before anything changes, so that a replay leaves nothing behind.
    const code = await sessions.issueCode(storeHash, user.id, {
      id: payload.launchId,
      expiresAt: payload.expiresAt,
    });
    if (!code)
      throw new AppError(
        'launch_used',
        'A link opens the app once. Please open it again from Apps in your control panel.',
      );
    await users.save({ storeHash, userId: user.id, email: user.email, locale: user.locale }, now());
    if (store.ownerUserId !== owner.id) {
      await stores.saveOwner(storeHash, owner.id);
      await this.#record(storeHash, user.id, 'owner_changed');
    }
    return code;
  }

  /** Secrets and work are gone when this returns; the rest follows within a minute. */
  async uninstall(payload: SignedPayload): Promise<void> {
    const { stores, eraser, queue, now } = this.#deps;
    const store = await stores.find(payload.storeHash);
    if (!store) return;
    await this.#refuseReplay(payload, store.installedAt);
    await stores.forget(payload.storeHash, now());
    await eraser.eraseSecretsAndWork(payload.storeHash);
    await queue.enqueue({ storeHash: payload.storeHash, kind: 'erase-store', key: 'erase-store' });
  }

  /** The user may no longer open the app; their sessions end. */
  async removeUser(payload: SignedPayload): Promise<void> {
    const { stores, users, codes } = this.#deps;
    const { storeHash, user } = payload;
    const store = await stores.find(storeHash);
    if (!store) return;
    await this.#refuseReplay(payload, store.installedAt);
    await users.delete(storeHash, user.id);
    await codes.spendOfUser(storeHash, user.id);
    await this.#record(storeHash, user.id, 'user_removed');
  }

  async #exchange(request: { code: string; context: string; scope: string }): Promise<Grant> {
    const refused = (cause?: unknown) =>
      new AppError(
        'install_refused',
        'BigCommerce did not confirm this installation: the link may have been used before, or be too old. Please start again from the BigCommerce marketplace.',
        { cause },
      );
    try {
      const grant = await this.#deps.exchangeCode(request);
      if (request.context !== `stores/${grant.storeHash}`) throw refused();
      return grant;
    } catch (error) {
      if (error instanceof RemoteError && error.failure === 'rejected') throw refused(error);
      throw error;
    }
  }

  /** All callbacks carry the same claims: a link that opened the app, or that is older than this installation, ends nothing. */
  async #refuseReplay(payload: SignedPayload, installedAt: number): Promise<void> {
    const wasLaunch = await this.#deps.codes.hasLaunch(payload.storeHash, payload.launchId);
    if (wasLaunch || payload.issuedAt < installedAt - CLOCK_DIFFERENCE_MS)
      throw new AppError('launch_refused', 'This link was made for something else.');
  }

  async #record(storeHash: string, userId: number, kind: keyof typeof SENTENCES): Promise<void> {
    const at = this.#deps.now();
    await this.#deps.activity.add(storeHash, { kind, message: SENTENCES[kind], userId, at });
    await this.#deps.audit.add(storeHash, { action: kind, userId, at });
  }
}

export interface InstallationDeps {
  stores: StoreRepository;
  users: StoreUserRepository;
  codes: LoginCodeRepository;
  activity: ActivityRepository;
  audit: AuditRepository;
  eraser: StoreEraser;
  sessions: Sessions;
  queue: JobQueue;
  exchangeCode(request: { code: string; context: string; scope: string }): Promise<Grant>;
  now(): number;
}

const SENTENCES = {
  app_installed: 'The app was installed.',
  app_reauthorised: 'The app was authorised again.',
  owner_changed: 'The store has a new owner.',
  user_removed: 'A user was removed from the app.',
} as const;

function requireScopes(granted: string): void {
  const missing = missingScopes(granted);
  if (missing.length > 0)
    throw new AppError(
      'scope_missing',
      `The app needs these permissions of your store, which were not granted: ${missing.join(', ')}. Please install it again and accept them all.`,
    );
}
