import { type AccountSeed, type MaveraKey, PLANS, type Plan } from './account-seed.ts';
import type { Thread } from './mave/thread.ts';
import { MaveraError } from './mavera-error.ts';
import { PersonaShelf } from './personas/persona-shelf.ts';
import type { MaveraSwitches } from './switches.ts';

/** One thing that was paid for. */
export interface Charge {
  /** Milliseconds since 1970. */
  at: number;
  /** Such as `POST /responses`. */
  what: string;
  credits: number;
}

/** One Mavera account and all that it holds, live: tests read it, and may change it. */
export class MaveraAccount {
  readonly name: string;
  readonly companyName: string;
  readonly plan: Plan;
  readonly keys: MaveraKey[];
  readonly personas: PersonaShelf;
  readonly threads = new Map<string, Thread>();
  /** Newest last. */
  readonly charges: Charge[] = [];
  /** May be assigned to; `used` only grows by itself. */
  readonly credits: { included: number; used: number };
  isLapsed: boolean;
  /** Adds credits once fewer than `threshold` are left, while `enabled`. */
  readonly autoRecharge = { enabled: false, threshold: 50, creditsToAdd: 500 };
  /** The workspace's own limit of credits a month (`budget_exceeded`); none if null. */
  usageLimit: number | null = null;
  readonly requests = { total: 0, errors: 0, inputTokens: 0, outputTokens: 0, ms: 0 };

  constructor(seed: AccountSeed) {
    this.name = seed.name;
    this.companyName = seed.companyName ?? seed.name;
    this.plan = seed.plan ?? 'professional';
    this.keys = seed.keys.map((key) =>
      typeof key === 'string' ? { key, name: seed.name, state: 'live' } : { ...key },
    );
    this.credits = { included: PLANS[this.plan].credits, used: seed.used ?? 0 };
    this.isLapsed = seed.isLapsed ?? false;
    this.personas = new PersonaShelf();
  }

  get remaining(): number {
    return this.credits.included - this.credits.used;
  }

  /** What was paid since, or ever. */
  get spent(): number {
    return this.charges.reduce((sum, { credits }) => sum + credits, 0);
  }

  /** Throws 402 if there is not enough for it, or the workspace's budget does not allow it. */
  requireCredits(needed: number, { creditsInError }: MaveraSwitches): void {
    if (this.autoRecharge.enabled && this.remaining < this.autoRecharge.threshold) {
      this.credits.included += this.autoRecharge.creditsToAdd;
    }
    const budget = this.usageLimit === null ? Number.POSITIVE_INFINITY : this.usageLimit;
    const left = Math.max(0, Math.min(this.remaining, budget - this.credits.used));
    if (needed <= left) return;
    const isBudget = budget - this.credits.used < this.remaining;
    throw new MaveraError(
      402,
      'insufficient_credits',
      isBudget ? 'budget_exceeded' : 'credits_exhausted',
      creditsInError === 'neither'
        ? 'Insufficient credits'
        : `Insufficient credits: this request needs ${needed}, ${left} remaining`,
      null,
      creditsInError === 'fields' ? { credits_required: needed, credits_remaining: left } : {},
    );
  }

  charge(what: string, credits: number): void {
    this.credits.used += credits;
    if (credits > 0) this.charges.push({ at: Date.now(), what, credits });
  }
}
