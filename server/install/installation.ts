import type { Grant } from '../clients/bigcommerce/exchange-code.ts';
import { activityOf } from '../contract/activity-of.ts';
import type { ActivityRepository } from '../db/store/activity.ts';
import type { AuditRepository } from '../db/store/audit.ts';
import type { LoginCodeRepository } from '../db/store/login-codes.ts';
import type { StoreEraser } from '../db/store/store-eraser.ts';
import type { StoreUserRepository } from '../db/store/store-users.ts';
import type { Store, StoreRepository } from '../db/store/stores.ts';
import type { UsedLinkRepository } from '../db/store/used-links.ts';
import { AppError, RemoteError } from '../errors.ts';
import { missingScopes } from '../manifest.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { Sessions } from './sessions.ts';
import type { SignedPayload } from './signed-payload.ts';
import { isProvisional, provisionalProfile } from './store-profile.ts';

/** How far BigCommerce's clock and ours may differ when a link is compared with the installation. */
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
    const { stores, users, eraser, sessions, now } = this.#deps;
    requireScopes(request.scope);
    // Should the database be down, the merchant's code must not be lost on it.
    await stores.find(request.context.slice('stores/'.length));
    const grant = await this.#exchange(request);
    requireScopes(grant.scope);

    const { storeHash, user } = grant;
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
    const locale = (await users.find(storeHash, user.id))?.locale ?? 'en';
    await users.save({ storeHash, userId: user.id, email: user.email, locale }, now());
    await this.#record(storeHash, user.id, known ? 'app_reauthorised' : 'app_installed');
    await this.#enqueue(storeHash, 'set-up-store');
    // The page names the store from its first moment. Should BigCommerce be slow or down, the job does it in a while.
    if (!known) await this.#deps.readProfile(storeHash).catch(() => undefined);
    await this.#enqueue(storeHash, 'ensure-webhooks');
    await this.#enqueue(storeHash, 'resume-sync');
    return sessions.issueCode(storeHash, user.id);
  }

  /** Somebody opened the app. Answers a one-time code; the signed link does not work a second time. */
  async open(payload: SignedPayload): Promise<string> {
    const { stores, users, links, sessions, now } = this.#deps;
    const { storeHash, user, owner, link } = payload;
    const store = await stores.find(storeHash);
    if (!store)
      throw new AppError(
        'store_not_installed',
        'Please install the app from the BigCommerce marketplace, or install it again if you removed it.',
      );
    // A link kept from before the app was removed, or from before this person was.
    if (isOlder(payload, store)) throw staleLink();
    if (await users.wasRemovedAfter(storeHash, user.id, payload.issuedAt)) throw staleLink();
    // Spent before anything changes, so that a replay leaves nothing behind.
    if (!(await links.spend(link)))
      throw new AppError(
        'launch_used',
        'A link opens the app once. Please open it again from Apps in your control panel.',
      );

    await users.save({ storeHash, userId: user.id, email: user.email, locale: user.locale }, now());
    const isNewOwner = store.ownerUserId !== owner.id;
    if (isNewOwner) {
      await stores.saveOwner(storeHash, owner.id);
      await this.#record(storeHash, user.id, 'owner_changed');
    }
    if (isNewOwner || isProvisional(store)) await this.#enqueue(storeHash, 'set-up-store');
    return sessions.issueCode(storeHash, user.id);
  }

  /** Secrets and work are gone when this returns; the rest follows within a minute. Safe to repeat until it succeeds. */
  async uninstall(payload: SignedPayload): Promise<void> {
    const { stores, links, eraser, releaseBrevo, now } = this.#deps;
    const { storeHash } = payload;
    const store = await stores.find(storeHash);
    if (store) {
      await this.#refuseReplay(payload, store);
      await releaseBrevo(storeHash);
      await eraser.forget(storeHash, now());
      await links.spend(payload.link);
    } else if (!(await stores.isBeingErased(storeHash))) return;
    await this.#enqueue(storeHash, 'erase-store');
  }

  /** The user may no longer open the app; their sessions end. */
  async removeUser(payload: SignedPayload): Promise<void> {
    const { stores, users, codes, links } = this.#deps;
    const { storeHash, user } = payload;
    const store = await stores.find(storeHash);
    if (!store) return;
    await this.#refuseReplay(payload, store);
    await users.remove(storeHash, user.id, payload.issuedAt);
    await codes.spendOfUser(storeHash, user.id);
    await links.spend(payload.link);
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
      if (!(error instanceof RemoteError)) throw error;
      if (error.failure === 'rejected') throw refused(error);
      // Its own words would have the merchant try again, with a code that may be spent.
      throw new AppError(
        error.code,
        'BigCommerce did not answer when we asked it to confirm the installation. This usually passes: please start again from the BigCommerce marketplace in a few minutes.',
        { cause: error },
      );
    }
  }

  /** All callbacks carry the same claims: a link that did its work, or is older than this installation, ends nothing. */
  async #refuseReplay(payload: SignedPayload, store: Store): Promise<void> {
    if (isOlder(payload, store) || (await this.#deps.links.isSpent(payload.link)))
      throw staleLink();
  }

  async #enqueue(storeHash: string, kind: string): Promise<void> {
    await this.#deps.queue.enqueue({ storeHash, kind, key: kind });
  }

  async #record(storeHash: string, userId: number, kind: Told): Promise<void> {
    const at = this.#deps.now();
    await this.#deps.activity.add(storeHash, { kind, ...activityOf(kind), userId, at });
    await this.#deps.audit.add(storeHash, { action: kind, userId, at });
  }
}

export interface InstallationDeps {
  stores: StoreRepository;
  users: StoreUserRepository;
  codes: LoginCodeRepository;
  links: UsedLinkRepository;
  activity: ActivityRepository;
  audit: AuditRepository;
  eraser: StoreEraser;
  sessions: Sessions;
  queue: JobQueue;
  /** Takes our webhook out of the store's Brevo account, if Brevo answers within seconds. */
  releaseBrevo(storeHash: string): Promise<void>;
  /** Reads the store's name and country, or fails within seconds. */
  readProfile(storeHash: string): Promise<void>;
  exchangeCode(request: { code: string; context: string; scope: string }): Promise<Grant>;
  now(): number;
}

type Told = 'app_installed' | 'app_reauthorised' | 'owner_changed' | 'user_removed';

function isOlder({ issuedAt }: SignedPayload, { installedAt }: Store): boolean {
  return issuedAt < installedAt - CLOCK_DIFFERENCE_MS;
}

function staleLink(): AppError {
  return new AppError(
    'launch_refused',
    'This link is no longer valid. Please open the app from Apps in your control panel.',
  );
}

function requireScopes(granted: string): void {
  const missing = missingScopes(granted);
  if (missing.length > 0)
    throw new AppError(
      'scope_missing',
      `The app needs these permissions of your store, which were not granted: ${missing.join(', ')}. Please install it again and accept them all.`,
    );
}
