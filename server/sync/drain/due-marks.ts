import type { PendingChange, PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import { RemoteError } from '../../errors.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import type { DrainedKind } from './drain-job.ts';
import { retryDelayMs } from './retry-delay.ts';

export interface DueMarksDeps {
  pending: PendingChangeRepository;
  /** Where what is written goes by them. */
  settings?: { version(storeHash: string): Promise<number> };
  now(): number;
}

interface Pass {
  storeHash: string;
  kind: DrainedKind;
  /** How many records one pass takes. */
  limit: number;
  context: JobContext;
}

/**
 * The frame of every drain: takes the marks that are due, lets `work` do its part, and forgets those that were worked,
 * unless they were renewed, or other settings saved, meanwhile: a run that follows the save may have looked at them before they were
 * written by what was in force before. Answers when the next ones are due.
 */
export async function drainDue(
  { pending, settings, now }: DueMarksDeps,
  { storeHash, kind, limit, context }: Pass,
  work: (marks: DueMarks) => Promise<void>,
): Promise<RunAgain | undefined> {
  const due = await pending.listDue(storeHash, kind, now(), limit);
  if (due.length > 0) {
    const marks = new DueMarks(due, context, (some, delayMs) =>
      pending.putOff(storeHash, kind, some, now() + delayMs),
    );
    const version = await settings?.version(storeHash);
    await work(marks);
    if ((await settings?.version(storeHash)) === version)
      await pending.clear(storeHash, kind, marks.worked);
  }
  const nextDue = await pending.nextDue(storeHash, kind);
  return nextDue === undefined ? undefined : { runAgainAt: Math.max(nextDue, now()) };
}

/** The marks of one pass. Those that are put off are no longer among them. */
export class DueMarks {
  readonly #marks: Map<string, PendingChange>;
  readonly #context: JobContext;
  readonly #putOff: (marks: readonly PendingChange[], delayMs: number) => Promise<void>;

  constructor(
    due: readonly PendingChange[],
    context: JobContext,
    putOff: (marks: readonly PendingChange[], delayMs: number) => Promise<void>,
  ) {
    this.#marks = new Map(due.map((mark) => [mark.entityId, mark]));
    this.#context = context;
    this.#putOff = putOff;
  }

  get ids(): string[] {
    return [...this.#marks.keys()];
  }

  get worked(): PendingChange[] {
    return [...this.#marks.values()];
  }

  /**
   * Does the part of some records. If it fails in a way that may pass, only they wait; whatever else it fails with stops the
   * drain, and leaves every mark where it is.
   */
  async settle(entityIds: readonly string[], work: () => Promise<void>): Promise<void> {
    await this.#context.checkpoint();
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RemoteError) || !error.isTransient) throw error;
      await this.putOff(entityIds, error.retryAfterMs);
    }
  }

  /** These wait: so long, or a little longer each time. */
  async putOff(entityIds: readonly string[], delayMs?: number): Promise<void> {
    const marks = entityIds.flatMap((entityId) => this.#marks.get(entityId) ?? []);
    for (const { entityId } of marks) this.#marks.delete(entityId);
    const alike = Map.groupBy(marks, ({ attempts }) => delayMs ?? retryDelayMs(attempts));
    for (const [ms, some] of alike) await this.#putOff(some, ms);
  }
}
