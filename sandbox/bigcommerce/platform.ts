import { randomBytes } from 'node:crypto';
import { type CallbackOutcome, callCallback } from './callbacks.ts';
import { Dispatcher } from './hooks/dispatcher.ts';
import { DomainHealth } from './hooks/domain-health.ts';
import { AuthorizationCodes } from './login/authorization-codes.ts';
import type { SandboxClock } from './sandbox-clock.ts';
import type { SandboxStore, StoreUser } from './sandbox-store.ts';
import {
  type SignedPayload,
  type SigningOptions,
  signJwt,
  toSignedPayload,
} from './signed-payload.ts';
import type { Switches } from './switches.ts';

/** Absolute addresses of the app's callbacks. */
export interface Callbacks {
  auth: string;
  load: string;
  uninstall: string;
  removeUser: string;
}

/** What the Developer Portal knows of the app. */
export interface AppProfile {
  clientId: string;
  clientSecret: string;
  name: string;
  /** The number in the app's address, `/manage/app/{id}`. */
  id: number;
  callbacks: Callbacks;
  scopes: string[];
  /** The Developer Portal account that owns the app. */
  accountUuid: string;
}

export interface LoadOptions {
  userId?: number;
  url?: string;
  channelId?: number | null;
  /** Claims to put in place of the right ones. */
  claims?: Partial<SignedPayload>;
}

/** BigCommerce as far as one app meets it: its stores, who installed the app, and the tokens it holds. */
export class Platform {
  readonly app: AppProfile;
  readonly stores: ReadonlyMap<string, SandboxStore>;
  readonly switches: Switches;
  readonly codes: AuthorizationCodes;
  readonly clock: SandboxClock;
  /** How well hooks' domains answer, over all stores. */
  readonly health: DomainHealth;
  readonly #dispatchers = new Map<string, Dispatcher>();
  readonly #storeByToken = new Map<string, SandboxStore>();

  constructor(app: AppProfile, stores: SandboxStore[], switches: Switches, clock: SandboxClock) {
    this.app = app;
    this.stores = new Map(stores.map((store) => [store.hash, store]));
    this.switches = switches;
    this.codes = new AuthorizationCodes(switches);
    this.clock = clock;
    this.health = new DomainHealth(clock);
    for (const store of stores) {
      const settings = { app, store, switches, clock, health: this.health };
      this.#dispatchers.set(store.hash, new Dispatcher(settings));
    }
  }

  /** What brings a store's events to its hooks. */
  dispatcherOf(hash: string): Dispatcher {
    const dispatcher = this.#dispatchers.get(hash);
    if (!dispatcher) throw new Error(`There is no store ${hash}.`);
    return dispatcher;
  }

  stop(): void {
    for (const dispatcher of this.#dispatchers.values()) dispatcher.stop();
    this.clock.stop();
  }

  getStore(hash: string): SandboxStore {
    const store = this.stores.get(hash);
    if (!store) throw new Error(`There is no store ${hash}.`);
    return store;
  }

  findStoreByToken(token: string): SandboxStore | undefined {
    return this.#storeByToken.get(token);
  }

  /**
   * The merchant agrees to install the app, or agrees again (reference §1.2, §1.5): any old token dies. Returns the
   * address of `/auth` with a fresh code.
   */
  install(
    hash: string,
    { userId, external = false }: { userId?: number; external?: boolean } = {},
  ) {
    const store = this.getStore(hash);
    const user = store.getUser(userId ?? store.ownerId);
    if (!user.canInstall) throw new Error(`User ${user.id} may not install apps in store ${hash}.`);
    this.#revoke(store);
    store.consentNeeded = null;

    const scope = this.switches.defaultScopeInGrant
      ? [...this.app.scopes, 'store_v2_default']
      : this.app.scopes;
    const grant = { storeHash: hash, userId: user.id, scope: scope.join(' ') };
    const url = new URL(this.app.callbacks.auth);
    url.search = new URLSearchParams({
      account_uuid: this.app.accountUuid,
      code: this.codes.issue(grant),
      context: store.context,
      scope: grant.scope,
      ...(external && { external_install: this.switches.externalInstallValue }),
    }).toString();
    return url.href;
  }

  /** The app has exchanged its code: from now on it is installed. */
  completeInstall(store: SandboxStore, userId: number, scope: string): string {
    this.#revoke(store);
    const accessToken = randomBytes(16).toString('hex').slice(0, 31);
    const scopes = scope.split(' ');
    store.installation = { accessToken, scopes, userId, installedAt: Date.now() };
    this.#storeByToken.set(accessToken, store);
    return accessToken;
  }

  loadUrl(hash: string, options: LoadOptions = {}): string {
    return this.#signedUrl(this.app.callbacks.load, this.#payload(hash, options));
  }

  /** Any claims, signed with any key: by default as the platform signs. */
  signPayload(claims: object, options: Partial<SigningOptions> = {}): string {
    return signJwt(claims, { key: this.app.clientSecret, ...options });
  }

  /** The claims that `/load` would carry, for tests that spoil them. */
  payload(hash: string, options: LoadOptions = {}): SignedPayload {
    return this.#payload(hash, options);
  }

  /** The store loses the app whatever the callback answers (reference §1.6). */
  async uninstall(hash: string, { userId }: { userId?: number } = {}): Promise<CallbackOutcome> {
    const store = this.getStore(hash);
    const user = store.getUser(userId ?? store.ownerId);
    if (!user.canInstall) throw new Error(`User ${user.id} may not uninstall apps.`);
    const url = this.#signedUrl(
      this.app.callbacks.uninstall,
      this.#payload(hash, { userId: user.id }),
    );
    store.consentNeeded = null;
    if (this.switches.tokenDiesAtUninstall === 'before-callback') this.#revoke(store);
    const outcome = await callCallback(url, this.switches.callbackRetries);
    this.#revoke(store);
    this.dispatcherOf(hash).forget(this.app.clientId);
    return outcome;
  }

  /** The user loses access to the app in this store; the callback's `user` is the one removed. */
  async removeUser(hash: string, userId: number): Promise<CallbackOutcome> {
    const store = this.getStore(hash);
    const user = store.getUser(userId);
    if (user.id === store.ownerId) throw new Error('The owner of a store cannot be removed.');
    const url = this.#signedUrl(this.app.callbacks.removeUser, this.#payload(hash, { userId }));
    store.users.delete(userId);
    return callCallback(url, this.switches.callbackRetries);
  }

  addUser(hash: string, user: StoreUser): void {
    this.getStore(hash).users.set(user.id, user);
  }

  /** The app asks for other scopes: every store that has it must agree again (reference §1.5). */
  changeScopes(scopes: string[]): void {
    this.app.scopes = [...new Set(scopes)];
    for (const store of this.stores.values()) {
      if (store.installation) store.consentNeeded = 'scopes';
    }
  }

  changeOwnerEmail(hash: string, email: string): void {
    const store = this.getStore(hash);
    store.users.set(store.ownerId, { ...store.owner, email });
    if (store.installation) store.consentNeeded = 'owner';
    store.shop.events.emit({ scope: 'store/information/updated', data: { type: 'store' } });
  }

  #revoke(store: SandboxStore): void {
    if (store.installation) this.#storeByToken.delete(store.installation.accessToken);
    store.installation = null;
  }

  #payload(hash: string, { userId, url, channelId, claims }: LoadOptions): SignedPayload {
    const store = this.getStore(hash);
    const payload = toSignedPayload({
      clientId: this.app.clientId,
      storeHash: hash,
      user: store.getUser(userId ?? store.ownerId),
      owner: store.owner,
      url,
      channelId,
      nbf: this.switches.loadNbf,
    });
    return { ...payload, ...claims };
  }

  #signedUrl(callback: string, payload: SignedPayload): string {
    const url = new URL(callback);
    url.searchParams.set('signed_payload_jwt', this.signPayload(payload));
    return url.href;
  }
}

/** A Developer Portal account's id, the same for every sandbox. */
export const PORTAL_ACCOUNT_UUID = '3f5e7a90-6c1b-4d2e-8f0a-2b4c6d8e0f12';
