import { randomUUID } from 'node:crypto';
import type { AppProfile } from '../platform.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { SandboxStore } from '../sandbox-store.ts';
import { fraction, hash32 } from '../shop/random.ts';
import type { ShopEvent } from '../shop/shop-events.ts';
import type { Switches } from '../switches.ts';
import { type Attempt, asTold, type Delivery, post, toEnvelope } from './delivery.ts';
import { DeliveryExceptions, type ExceptionCode } from './delivery-exceptions.ts';
import { DeliveryLanes } from './delivery-lanes.ts';
import type { DomainHealth } from './domain-health.ts';
import { type Hook, HookTable } from './hook-table.ts';
import { EXCEPTION_SCOPE, matchesScope, mayHear } from './scopes.ts';

/** Seconds between attempts (reference §4.6). After the last one the hook is switched off. */
export const RETRY_DELAYS_S = [
  ...[60, 180, 300, 600, 900, 1800, 3600, 7200],
  ...[21_600, 50_400, 86_400],
] as const;

/** To one destination, in any order. */
const MAX_AT_ONCE = 8;
const MAX_LOGGED = 2000;

export interface DispatcherSettings {
  app: AppProfile;
  store: SandboxStore;
  switches: Switches;
  clock: SandboxClock;
  health: DomainHealth;
}

/** Brings what happens in one store to the hooks that listen. */
export class Dispatcher {
  readonly hooks: HookTable;
  /** Every attempt, oldest first, as far back as fits. */
  readonly attempts: Attempt[] = [];
  /** What was never sent (`hookLostShare`), oldest first. */
  readonly lost: Pick<Delivery, 'scope' | 'body'>[] = [];
  readonly #settings: DispatcherSettings;
  readonly #stop = new AbortController();
  readonly #retries = new Map<Delivery, () => void>();
  readonly #exceptions: DeliveryExceptions;
  #gathered: Delivery[] = [];
  readonly #lanes = new DeliveryLanes();
  #isPumping = false;
  #made = 0;
  #waiting: (() => void)[] = [];

  constructor(settings: DispatcherSettings) {
    this.#settings = settings;
    this.hooks = new HookTable(settings.switches, settings.clock);
    this.#exceptions = new DeliveryExceptions(settings.clock);
    settings.store.shop.events.listen((event) => this.take(event));
  }

  /** Something happened. `at` may lie in the past, for what reaches an app late. */
  take({ scope, data, channel }: ShopEvent, { at = Date.now() }: { at?: number } = {}): void {
    const active = this.hooks.active();
    this.#deliver(active, { scope, data }, at);
    if (!channel) return;
    const own = scope.replace(/^store\//, `store/channel/${channel.id}/`);
    this.#deliver(active, { scope: own, data: channel.data }, at);
  }

  /** Resolves once nothing is being delivered. What waits for its retry is not counted. */
  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  get retriesWaiting(): number {
    return this.#retries.size;
  }

  /** Tries at once whatever waits for its retry. */
  retryNow(): Promise<void> {
    for (const [delivery, cancel] of this.#retries) {
      cancel();
      this.#lanes.push(delivery);
    }
    this.#retries.clear();
    this.#pump();
    return this.idle();
  }

  /** At uninstall: the app's hooks are gone, and whatever was on its way to them. */
  forget(clientId: string): void {
    const stays = ({ hook }: Delivery) => hook.clientId !== clientId;
    this.hooks.deleteAll(clientId);
    this.#lanes.drop(stays);
    this.#gathered = this.#gathered.filter(stays);
    for (const [delivery, cancel] of this.#retries) {
      if (stays(delivery)) continue;
      cancel();
      this.#retries.delete(delivery);
    }
    this.#settle();
  }

  stop(): void {
    this.#stop.abort();
    for (const cancel of this.#retries.values()) cancel();
    this.#retries.clear();
    this.#lanes.drop();
    this.#gathered = [];
    this.#settle();
  }

  #deliver(active: readonly Hook[], event: Pick<ShopEvent, 'scope' | 'data'>, at: number) {
    const { store, switches } = this.#settings;
    const granted = store.installation?.scopes ?? [];
    if (switches.hookNeedsScope && !mayHear(event.scope, granted)) return;
    const hooks = active.filter(({ scope }) => matchesScope(scope, event.scope));
    if (hooks.length === 0) return;
    const told = { ...event, data: asTold(event.data, switches) };
    const body = toEnvelope(store, told, { at, hashCoversTime: switches.hookHashCoversTime });
    for (const hook of hooks) {
      hook.lastEventMs = Date.now();
      this.#made += 1;
      if (fraction(hash32(7, this.#made, 3)) < switches.hookLostShare) {
        this.lost.push({ scope: event.scope, body });
        continue;
      }
      const delivery = { id: `msg_${randomUUID()}`, hook, scope: event.scope, body, attempt: 1 };
      this.#enqueue(delivery);
      if (fraction(hash32(7, this.#made, 1)) < switches.hookDuplicateShare) {
        this.#enqueue({ ...delivery });
      }
    }
  }

  #enqueue(delivery: Delivery): void {
    const { hookOrder, hookGatherMs } = this.#settings.switches;
    if (hookOrder === 'as-happened' || hookOrder === 'at-once') {
      this.#lanes.push(delivery);
      this.#pumpSoon();
      return;
    }
    this.#gathered.push(delivery);
    if (this.#gathered.length === 1) setTimeout(() => this.#release(), hookGatherMs).unref();
  }

  /** Lets go what was held back to be put in another order. */
  #release(): void {
    const held = this.#gathered;
    this.#gathered = [];
    const isReversed = this.#settings.switches.hookOrder === 'reversed';
    const keyed = held.map((delivery, place) => ({
      delivery,
      key: isReversed ? -place : hash32(11, this.#made - place, 2),
    }));
    keyed.sort((a, b) => a.key - b.key);
    for (const { delivery } of keyed) this.#lanes.push(delivery);
    this.#pump();
  }

  /** Not at once: whoever changes the shop should have finished before anybody hears of it. */
  #pumpSoon(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    setImmediate(() => {
      this.#isPumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    const isAtOnce = this.#settings.switches.hookOrder === 'at-once';
    for (;;) {
      const next = this.#lanes.take(isAtOnce ? MAX_AT_ONCE : 1);
      if (!next) break;
      void this.#attempt(next.delivery).finally(() => {
        this.#lanes.done(next.lane);
        this.#pump();
      });
    }
    this.#settle();
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { app, switches, health } = this.#settings;
    const { hook } = delivery;
    if (!hook.isActive || this.hooks.find(hook.id) !== hook) return;
    const { clientId, destination } = hook;
    const isBlocked = health.isBlocked(clientId, destination);
    if (isBlocked && switches.blockedEvents === 'lost') return;
    const isSigned = switches.hooksSigned && clientId === app.clientId;
    const status = isBlocked
      ? null
      : await post(delivery, {
          secret: isSigned ? app.clientSecret : null,
          timeoutMs: switches.hookTimeoutMs,
          stop: this.#stop.signal,
        });
    if (this.#stop.signal.aborted) return;
    this.#log(delivery, status);
    const isOk = status !== null && status >= 200 && status < 300;
    if (!isBlocked && health.record(clientId, destination, isOk)) this.#tell(90_003, hook);
    if (!isOk) this.#retry(delivery);
  }

  #retry(delivery: Delivery): void {
    const { switches, clock } = this.#settings;
    const { hook, attempt } = delivery;
    const delayS = RETRY_DELAYS_S[attempt - 1];
    if (delayS === undefined) {
      this.hooks.deactivate(hook);
      this.#tell(90_002, hook);
      return;
    }
    this.#tell(90_001, hook);
    const id = switches.hookIdOnRetry === 'stable' ? delivery.id : `msg_${randomUUID()}`;
    const next: Delivery = { ...delivery, id, attempt: attempt + 1 };
    const cancel = clock.after(delayS * 1000, () => {
      this.#retries.delete(next);
      this.#lanes.push(next);
      this.#pump();
    });
    this.#retries.set(next, cancel);
  }

  /** `store/hook/deliveryException`, to the one hook of the app that listens to it. */
  #tell(code: ExceptionCode, about: Hook): void {
    if (about.scope === EXCEPTION_SCOPE) return;
    const data = this.#exceptions.find(code, about);
    if (!data) return;
    const listening = this.hooks.active().filter((hook) => hook.clientId === about.clientId);
    this.#deliver(listening, { scope: EXCEPTION_SCOPE, data }, Date.now());
  }

  #log({ id, hook, scope, attempt, body }: Delivery, status: number | null): void {
    const { id: hookId, destination } = hook;
    this.attempts.push({ id, hookId, scope, destination, attempt, status, at: Date.now(), body });
    if (this.attempts.length > MAX_LOGGED * 2) this.attempts.splice(0, MAX_LOGGED);
  }

  #isIdle(): boolean {
    return this.#lanes.size === 0 && this.#gathered.length === 0;
  }

  #settle(): void {
    if (!this.#isIdle()) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
