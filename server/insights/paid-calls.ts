import type { MaveraClient } from '../clients/mavera/mavera-client.ts';
import { UnusableAnswer } from '../clients/mavera/unusable-answer.ts';
import type { InsightSettingsDocument } from '../contract/insights.ts';
import type { MaveraAttemptRepository, PaidAttempt } from '../db/insights/mavera-attempts.ts';
import { type AppError, RemoteError, type RemoteFailure } from '../errors.ts';
import { InsightPaused, LookAgain } from './insight-stops.ts';
import { outlastShutdown } from './outlast-shutdown.ts';
import { wasPaid } from './was-paid.ts';

export interface Paid<T> {
  value: T;
  /** What it cost; null if Mavera did not say. */
  credits: number | null;
  /** What Mavera calls what came of it, such as a thread. */
  remoteId?: string;
}

/** `working`: it arrived, and is not done. `nothing`: there is no trace of it. */
export type Look<T> = ({ state: 'found' } & Paid<T>) | { state: 'working' } | { state: 'nothing' };

/** A call that costs credits, and how to find out what became of it. */
export interface PaidCall<T> {
  /** Such as `POST /responses`. */
  call: string;
  /** What it costs at most. */
  most: number;
  /** How long after it was sent nothing of it can be under way any more, ms. */
  quietMs: number;
  /** How many unusable answers are paid for before it is given up. */
  tries?: number;
  send(mavera: MaveraClient, signal: AbortSignal): Promise<Paid<T>>;
  /** Looks for what a call that broke off has made, where it makes something that can be found. */
  look?(
    mavera: MaveraClient,
    attempt: PaidAttempt,
    known: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<Look<T>>;
}

export interface PaidCallsDeps {
  attempts: MaveraAttemptRepository;
  mavera: MaveraClient;
  limits: InsightSettingsDocument;
  signal: AbortSignal;
  now(): number;
}

interface Step {
  storeHash: string;
  runId: string;
  step: string;
}

/** After these, the call may have been carried out, and paid. All others turned it away before. */
const UNCLEAR: ReadonlySet<RemoteFailure> = new Set(['unanswered', 'broken', 'unreadable']);
const LOOK_SOON_MS = 5_000;
const LOOK_AGAIN_MS = 20_000;

/**
 * Makes calls that cost credits. Each is noted before it is sent. One that broke off is looked for before it is ever made again:
 * by what it made, then by what the account has used; if neither tells, the merchant is asked, or has decided.
 */
export class PaidCalls {
  readonly #deps: PaidCallsDeps;
  readonly #sending: AbortSignal;

  constructor(deps: PaidCallsDeps) {
    this.#deps = deps;
    this.#sending = outlastShutdown(deps.signal);
  }

  /**
   * What the call brought; saved, as the outcome of its step, with what it cost. Throws `InsightPaused`, `LookAgain`,
   * `UnusableAnswer` when all tries are used up, or what refused it.
   */
  async pay<T>(step: Step, call: PaidCall<T>): Promise<T> {
    const { attempts, now } = this.#deps;
    const { tries = 1 } = call;
    for (;;) {
      const former = await attempts.listOf(step.storeHash, step.runId, step.step);
      const found = await this.#findFormer(former, call);
      if (found) return found.value;
      const spoiled = former.filter(({ state }) => state === 'unusable');
      if (spoiled.length >= tries) throw unusable(spoiled);
      const attempt = await this.#open(step, call);
      try {
        const paid = await call.send(this.#deps.mavera, this.#sending);
        await this.#settlePaid(attempt, paid);
        return paid.value;
      } catch (error) {
        if (!(error instanceof UnusableAnswer)) throw await this.#explain(error, attempt, call);
        const { credits, fault } = error;
        await attempts.settle(attempt, { state: 'unusable', credits, fault }, now());
      }
    }
  }

  async #findFormer<T>(
    former: readonly PaidAttempt[],
    call: PaidCall<T>,
  ): Promise<Paid<T> | undefined> {
    const { attempts, mavera, limits, signal, now } = this.#deps;
    const broken = former.find(({ state }) => state === 'open' || state === 'unsure');
    if (!broken) return undefined;
    const known = await attempts.knownRemoteIds(broken.storeHash);
    const seen = await call.look?.(mavera, broken, known, signal);
    if (seen?.state === 'found') {
      await this.#settlePaid(broken, seen);
      return seen;
    }
    const quietAt = broken.openedAt + call.quietMs;
    if (now() < quietAt) throw new LookAgain(this.#nextLook(call, quietAt));
    const usage = await mavera.getUsage({ signal });
    const knownCost = await attempts.knownCostSince(broken);
    const isUnpaid = seen?.state !== 'working' && wasPaid(broken, usage, knownCost) === 'no';
    if (isUnpaid) await attempts.settle(broken, { state: 'not_arrived', credits: 0 }, now());
    else if (limits.whenUnsure === 'repeat')
      await attempts.settle(broken, { state: 'given_up' }, now());
    else {
      await attempts.settle(broken, { state: 'unsure' }, now());
      throw new InsightPaused(unsureProblem(broken), 'unsure');
    }
    return undefined;
  }

  #nextLook(call: PaidCall<unknown>, quietAt: number): number {
    return call.look ? Math.min(quietAt, this.#deps.now() + LOOK_AGAIN_MS) : quietAt;
  }

  async #open(step: Step, { call, most }: PaidCall<unknown>): Promise<PaidAttempt> {
    const { attempts, mavera, limits, signal, now } = this.#deps;
    signal.throwIfAborted();
    const { used: usedBefore, remaining, periodStart } = await mavera.getUsage({ signal });
    if (remaining < most) throw new InsightPaused(shortProblem(most, remaining));
    const { perRunCeiling: perRun, perMonthCeiling: perMonth } = limits;
    const opened = await attempts.open(
      { ...step, call, most, usedBefore, periodStart },
      { perRun, perMonth, monthStart: monthStart(now()) },
      now(),
    );
    if ('over' in opened)
      throw new InsightPaused(ceilingProblem(opened.over, most, opened.remaining));
    return opened;
  }

  async #settlePaid<T>(attempt: PaidAttempt, { value, credits, remoteId }: Paid<T>): Promise<void> {
    const paid = { state: 'paid', credits, remoteId } as const;
    await this.#deps.attempts.settle(attempt, paid, this.#deps.now(), { outcome: value });
  }

  /** What is thrown on; a call that was turned away is settled, one that may have been paid stays open. */
  async #explain(error: unknown, attempt: PaidAttempt, call: PaidCall<unknown>): Promise<unknown> {
    const { attempts, signal, now } = this.#deps;
    if (signal.aborted || !(error instanceof RemoteError)) return error;
    if (UNCLEAR.has(error.failure))
      return new LookAgain(call.look ? now() + LOOK_SOON_MS : attempt.openedAt + call.quietMs);
    await attempts.settle(attempt, { state: 'refused', credits: 0 }, now());
    if (error.failure !== 'unpaid') return error;
    const { needed, remaining } = error.credits ?? {};
    return new InsightPaused(shortProblem(needed ?? call.most, remaining ?? null));
  }
}

/** Of the calendar, in UTC: the same for whoever looks. */
export function monthStart(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

export function shortProblem(needed: number, remaining: number | null) {
  const left = remaining === null ? '' : `; ${remaining} are left`;
  const message = `Mavera has not enough credits: ${needed} are needed${left}. Add credits in Mavera or wait for the next billing period, then resume.`;
  return { code: 'mavera_credits_short' as const, message, needed, remaining };
}

/** What a whole run may cost, against both ceilings; undefined if it keeps below them. `spent`: so far in this month. */
export function overCeiling(
  most: number,
  { perRunCeiling, perMonthCeiling }: InsightSettingsDocument,
  spent: number,
) {
  if (most > perRunCeiling) return ceilingProblem('run', most, perRunCeiling);
  const left = Math.max(0, perMonthCeiling - spent);
  return most > left ? ceilingProblem('month', most, left) : undefined;
}

function ceilingProblem(over: 'run' | 'month', needed: number, remaining: number) {
  const which = over === 'run' ? 'a run' : 'a month';
  const message = `This would cost more than you allow for ${which}: ${needed} credits may be needed, ${remaining} are left. Raise the ceiling to go on.`;
  return { code: `ceiling_${over}` as const, message, needed, remaining };
}

function unsureProblem({ call, most }: PaidAttempt) {
  const message = `The connection to Mavera broke during a paid call (${call}, at most ${most} credits), and nothing tells whether it was paid. Nothing is sent again until you decide.`;
  return { code: 'payment_unsure', message, needed: most, remaining: null };
}

function unusable(spoiled: readonly PaidAttempt[]): AppError {
  const fault = spoiled.at(-1)?.fault;
  if (fault === 'refused' || fault === 'cut_off' || fault === 'failed')
    return new UnusableAnswer(fault);
  return new UnusableAnswer('breaks_schema');
}
