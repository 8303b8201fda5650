import type { SandboxClock } from '../sandbox-clock.ts';

const WINDOW_MS = 120_000;
const MIN_DELIVERIES = 100;
const MIN_RATIO = 0.9;
const BLOCK_MS = 180_000;

interface Health {
  /** Oldest first. */
  outcomes: { at: number; isOk: boolean }[];
  failed: number;
  blockedUntil: number;
}

/**
 * The 90 % rule (reference §4.6): of at least 100 deliveries to a domain within two minutes nine in ten must succeed, or it
 * gets none for three. A domain is a host with its port here, since tests share one host; each app is judged by itself.
 */
export class DomainHealth {
  readonly #domains = new Map<string, Health>();
  readonly #clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  isBlocked(clientId: string, destination: string): boolean {
    return this.#of(clientId, destination).blockedUntil > Date.now();
  }

  /** Returns whether this outcome got the domain blocked. */
  record(clientId: string, destination: string, isOk: boolean): boolean {
    const health = this.#of(clientId, destination);
    const now = Date.now();
    health.outcomes.push({ at: now, isOk });
    if (!isOk) health.failed += 1;
    const oldest = now - this.#clock.toReal(WINDOW_MS);
    while (health.outcomes[0] && health.outcomes[0].at < oldest) {
      if (!health.outcomes.shift()?.isOk) health.failed -= 1;
    }
    const { length } = health.outcomes;
    const isBad = length >= MIN_DELIVERIES && (length - health.failed) / length < MIN_RATIO;
    if (!isBad || health.blockedUntil > now) return false;
    health.blockedUntil = now + this.#clock.toReal(BLOCK_MS);
    health.outcomes = [];
    health.failed = 0;
    return true;
  }

  /** As `GET /v3/hooks/admin` shows them, with seconds left. */
  blocked(clientId: string): { destination: string; time_left: number }[] {
    const now = Date.now();
    return [...this.#domains]
      .filter(([key, { blockedUntil }]) => key.startsWith(`${clientId} `) && blockedUntil > now)
      .map(([key, { blockedUntil }]) => ({
        destination: key.slice(clientId.length + 1),
        time_left: Math.ceil(((blockedUntil - now) * this.#clock.scale) / 1000),
      }));
  }

  #of(clientId: string, destination: string): Health {
    const key = `${clientId} ${new URL(destination).host}`;
    const health = this.#domains.get(key) ?? { outcomes: [], failed: 0, blockedUntil: 0 };
    this.#domains.set(key, health);
    return health;
  }
}
