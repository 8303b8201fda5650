import type { z } from 'zod';
import type { Failure, FailureQuery, Failures, RetryFailures } from '../contract/failure.ts';
import type { ActivityRepository } from '../db/activity.ts';
import type { FailedEntity, FailureRepository } from '../db/failures.ts';
import type { SyncJournal } from '../db/sync-journal.ts';
import { AppError } from '../errors.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { drainJob } from './drain/drain-job.ts';
import { describeFailure } from './failure-words.ts';
import { toIso } from './run-view.ts';

export interface FailureServiceDeps {
  failures: FailureRepository;
  journal: SyncJournal;
  activity: ActivityRepository;
  queue: JobQueue;
  now(): number;
}

/** The kinds of record that can fail. */
const RETRIED = ['customers', 'categories', 'products', 'orders', 'carts'] as const;
/** Where the control panel keeps a kind, if not under its own name. */
const PAGES: Readonly<Record<string, string>> = { categories: 'products/categories' };

/** What did not arrive, why, and trying it again. */
export class FailureService {
  readonly #deps: FailureServiceDeps;

  constructor(deps: FailureServiceDeps) {
    this.#deps = deps;
  }

  async list(
    storeHash: string,
    query: z.output<typeof FailureQuery>,
  ): Promise<z.output<typeof Failures>> {
    const { failures } = this.#deps;
    const { resource, reason, limit } = query;
    const after = query.after === undefined ? undefined : toId(query.after, 'after');
    const found = await failures.list(storeHash, { resource, reason, limit: limit + 1, after });
    const page = found.slice(0, limit);
    return {
      failures: page.map((failure) => toFailure(storeHash, failure)),
      total: await failures.count(storeHash, { resource, reason }),
      next: found.length > limit ? String(page.at(-1)?.id) : null,
      byReason: await failures.countByReason(storeHash),
    };
  }

  /** Failed records wait from now on, and are read and written anew. Answers how many. */
  async retry(
    actor: { storeHash: string; userId: number },
    which: z.output<typeof RetryFailures>,
  ): Promise<number> {
    const { failures, journal, activity, queue, now } = this.#deps;
    const { storeHash, userId } = actor;
    const ids = which.ids?.map((id, index) => toId(id, `ids.${index}`));
    let retried = 0;
    for (const kind of RETRIED) {
      const query = { ids, reason: which.reason };
      const entityIds = await failures.listEntityIds(storeHash, kind, query);
      const count = await journal.retry(storeHash, kind, entityIds, now());
      if (count === 0) continue;
      retried += count;
      await queue.enqueue(drainJob(storeHash, kind));
      await activity.add(storeHash, {
        kind: 'failures_retried',
        message: `${count} failed ${kind} are being tried again.`,
        userId,
        at: now(),
      });
    }
    return retried;
  }
}

function toFailure(storeHash: string, failure: FailedEntity): Failure {
  return {
    id: String(failure.id),
    resource: failure.resource,
    entityId: failure.entityId,
    severity: failure.severity,
    reason: failure.reason,
    ...describeFailure(failure.reason),
    controlPanelUrl: `https://store-${storeHash}.mybigcommerce.com/manage/${PAGES[failure.resource] ?? failure.resource}/${failure.entityId}/edit`,
    since: toIso(failure.since) ?? '',
    attempts: failure.attempts,
  };
}

function toId(text: string, path: string): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1)
    throw new AppError('invalid_request', 'The request is not what it should be.', {
      problems: [{ path, message: 'This is not the id of a failure.' }],
    });
  return id;
}
