import type { RemoteService } from '../../errors.ts';
import type { Clock } from '../clock.ts';
import { remoteError } from '../remote-failure.ts';
import {
  adjustRule,
  admitToBucketAt,
  type BucketRule,
  type BucketState,
  type BucketView,
  shareLeft,
} from './bucket-policy.ts';
import type { Permit } from './pacer.ts';
import { numberIn, readBucketHeaders } from './quota-headers.ts';
import { WaitingLine, type WaitOptions } from './waiting-line.ts';

/** The most that is waited where a 429 does not say how long (reference/brevo.md §1.4). */
const FALLBACK_WAIT_MS = 60_000;

/**
 * Paces the calls of one bucket, Brevo's or another's that works alike: by the headers, and by our own count where they say nothing. A 429 without headers
 * closes the door for as long as the bucket's window, and for twice as long each time that was not enough, up to a minute: a
 * bucket of ten a second is soon open again, and in one of a hundred an hour each call that is refused is one less.
 */
export class BucketLimiter {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #concurrency: number;
  readonly #readHeaders: typeof readBucketHeaders;
  readonly #line: WaitingLine<null>;
  readonly #views = new Map<number, BucketView>();
  /** As the plan that was first assumed has it; what headers teach is measured by it. */
  readonly #assumed: BucketRule;
  #rule: BucketRule;
  #sentAt: number[] = [];
  #openCalls = 0;
  #unansweredCalls = 0;
  #blockedUntil = Number.NEGATIVE_INFINITY;
  #limitedAt = Number.NEGATIVE_INFINITY;
  #limitedInARow = 0;

  constructor({
    service = 'Brevo',
    readHeaders = readBucketHeaders,
    rule,
    concurrency,
    clock,
    random,
  }: {
    service?: RemoteService;
    readHeaders?: typeof readBucketHeaders;
    rule: BucketRule;
    concurrency: number;
    clock: Clock;
    random: () => number;
  }) {
    this.#assumed = this.#rule = rule;
    this.#concurrency = concurrency;
    this.#readHeaders = readHeaders;
    this.#clock = clock;
    this.#random = random;
    this.#line = new WaitingLine({
      clock,
      admitAt: (_, now) => admitToBucketAt(this.#state, now),
      refusal: (retryAfterMs) => remoteError(service, 'limited', { retryAfterMs }),
    });
  }

  acquire(options: WaitOptions): Promise<Permit> {
    return this.#line.wait(null, options, () => this.#enter());
  }

  estimateWaitMs(): number {
    const now = this.#clock.now();
    const at = admitToBucketAt(this.#state, now);
    return Number.isFinite(at) ? at - now : 0;
  }

  /** What is left of it, from 0 to 1. */
  shareLeft(): number {
    return shareLeft(this.#state, this.#clock.now());
  }

  get #state(): BucketState {
    return {
      rule: this.#rule,
      sentAt: this.#sentAt,
      views: this.#views,
      openCalls: this.#openCalls,
      unansweredCalls: this.#unansweredCalls,
      concurrency: this.#concurrency,
      blockedUntil: this.#blockedUntil,
    };
  }

  #enter(): Permit {
    const sentAt = this.#clock.now();
    this.#sentAt = [...this.#sentAt, sentAt].slice(-this.#rule.limit);
    this.#openCalls += 1;
    this.#unansweredCalls += 1;
    let isAnswered = false;
    let isReleased = false;

    return {
      answered: (status, headers) => {
        isAnswered = true;
        this.#unansweredCalls -= 1;
        this.#learnFrom(status, headers, sentAt);
        this.#line.advance();
      },
      release: () => {
        if (isReleased) return;
        isReleased = true;
        if (!isAnswered) {
          this.#unansweredCalls -= 1;
          this.#spendUnseen();
        }
        this.#openCalls -= 1;
        this.#line.advance();
      },
    };
  }

  #learnFrom(status: number, headers: Headers, sentAt: number): void {
    const now = this.#clock.now();
    const reading = this.#readHeaders(headers);
    if (reading) {
      const { limit, left, resetMs } = reading;
      for (const [known, { endsAt }] of this.#views) if (endsAt <= now) this.#views.delete(known);
      this.#views.set(limit, { left, endsAt: now + resetMs });
      this.#rule = { ...this.#rule, limit: adjustRule(this.#assumed, reading).limit };
    } else {
      this.#spendUnseen();
    }
    if (status === 429) this.#close(pauseIn(headers, reading?.resetMs), sentAt, now);
    // An answer to a call from before the door closed says nothing about what comes after.
    else if (sentAt >= this.#limitedAt) this.#limitedInARow = 0;
  }

  #close(resetMs: number | undefined, sentAt: number, now: number): void {
    // Those that were in the air together were refused for one reason.
    if (sentAt >= this.#limitedAt) this.#limitedInARow += 1;
    this.#limitedAt = now;
    const waitMs = resetMs ?? this.#backoffMs();
    // Later by up to a tenth, so that several processes do not return as one.
    this.#blockedUntil = Math.max(this.#blockedUntil, now + waitMs * (1 + this.#random() / 10));
  }

  #backoffMs(): number {
    const growingMs = this.#assumed.windowMs * 2 ** (this.#limitedInARow - 1);
    return Math.min(growingMs, FALLBACK_WAIT_MS);
  }

  /** A call that got no headers back, or no answer: it may well have been counted. */
  #spendUnseen(): void {
    for (const [limit, view] of this.#views)
      this.#views.set(limit, { ...view, left: view.left - 1 });
  }
}

/** Mavera says it with `Retry-After`, Brevo with its reset. */
function pauseIn(headers: Headers, resetMs: number | undefined): number | undefined {
  const seconds = numberIn(headers, 'retry-after');
  return (seconds === undefined ? resetMs : seconds * 1000) || undefined;
}
