import type { SandboxClock } from '../sandbox-clock.ts';
import type { Hook } from './hook-table.ts';

const MESSAGES = {
  90001: 'Delivery failed and will be tried again.',
  90002: 'Every attempt failed; the webhook was deactivated.',
  90003: 'The domain is blocked for some time, since too many deliveries failed.',
} as const;

export type ExceptionCode = keyof typeof MESSAGES;

/** A failure that will be tried again is told once in ten minutes for each destination (reference §4.4). */
const PAUSE_MS = 600_000;

/** What `store/hook/deliveryException` says, and whether it is due to be said. */
export class DeliveryExceptions {
  readonly #last = new Map<string, number>();
  readonly #clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** The event's data; undefined while it is too soon to tell again. */
  find(code: ExceptionCode, { id, destination }: Hook): Record<string, unknown> | undefined {
    const now = Date.now();
    if (code === 90_001) {
      const last = this.#last.get(destination) ?? Number.NEGATIVE_INFINITY;
      if (now - last < this.#clock.toReal(PAUSE_MS)) return undefined;
      this.#last.set(destination, now);
    }
    return { type: 'webhook', id, error_code: code, message: MESSAGES[code] };
  }
}
