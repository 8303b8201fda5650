import type { z } from 'zod';
import type {
  ChosenFailures,
  FailureCauseQuery,
  FailureCauses,
  FailureCsvQuery,
  FailureQuery,
  Failures,
  RetryFailures,
} from '../../contract/failure.ts';
import type { ActivityRepository } from '../../db/activity.ts';
import type { SyncJournal } from '../../db/sync-journal.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob } from '../drain/drain-job.ts';
import { failureCsv } from './failure-csv.ts';
import { failureId } from './failure-id.ts';
import { type FailureReaderDeps, listCauses, listFailures } from './failure-reader.ts';

export interface FailureServiceDeps extends FailureReaderDeps {
  journal: SyncJournal;
  activity: ActivityRepository;
  queue: JobQueue;
  now(): number;
}

interface Actor {
  storeHash: string;
  userId: number;
}

/** The kinds of record that can fail. Stock is written with its product, and fails with it. */
const RETRIED = ['customers', 'categories', 'products', 'orders', 'carts'] as const;

/** What did not arrive, why, and what becomes of it: another try, or being left as it is. */
export class FailureService {
  readonly #deps: FailureServiceDeps;

  constructor(deps: FailureServiceDeps) {
    this.#deps = deps;
  }

  list(
    storeHash: string,
    query: z.output<typeof FailureQuery>,
  ): Promise<z.output<typeof Failures>> {
    return listFailures(this.#deps, storeHash, query);
  }

  causes(
    storeHash: string,
    query: z.output<typeof FailureCauseQuery>,
  ): Promise<z.output<typeof FailureCauses>> {
    return listCauses(this.#deps, storeHash, query);
  }

  /** The lines of a table, in pieces. */
  csv(storeHash: string, query: z.output<typeof FailureCsvQuery>): AsyncGenerator<string> {
    return failureCsv(this.#deps, storeHash, query);
  }

  /** Failed records wait from now on, and are read and written anew. Answers how many. */
  async retry(
    { storeHash, userId }: Actor,
    which: z.output<typeof RetryFailures>,
  ): Promise<number> {
    const { failures, journal, activity, queue, now } = this.#deps;
    const { ids, resource, ...filter } = toFilter(which);
    let retried = 0;
    for (const kind of RETRIED) {
      if (resource && resource !== kind) continue;
      const query = ids ? { ...filter, ids } : { ...filter, state: 'open' as const };
      const entityIds = await failures.listEntityIds(storeHash, kind, query);
      const count = await journal.retry(storeHash, kind, entityIds, now());
      if (count === 0) continue;
      retried += count;
      await queue.enqueue(drainJob(storeHash, kind));
      await activity.add(storeHash, {
        kind: 'failures_retried',
        code: 'failures_retried',
        params: { count, resource: kind },
        message: `${count} failed ${kind} are being tried again.`,
        userId,
        at: now(),
      });
    }
    return retried;
  }

  /** They stay as they are and are counted apart, until they fail for another reason. Answers how many were not so already. */
  async ignore({ storeHash, userId }: Actor, which: Chosen): Promise<number> {
    const { failures, activity, now } = this.#deps;
    const count = await failures.setIgnored(storeHash, toFilter(which), now());
    if (count > 0)
      await activity.add(storeHash, {
        kind: 'failures_ignored',
        code: 'failures_ignored',
        params: { count },
        message: `${problems(count)} ignored from now on.`,
        userId,
        at: now(),
      });
    return count;
  }

  /** They need a look again. Answers how many did not already. */
  async restore({ storeHash, userId }: Actor, which: Chosen): Promise<number> {
    const { failures, activity, now } = this.#deps;
    const count = await failures.setIgnored(storeHash, toFilter(which), null);
    if (count > 0)
      await activity.add(storeHash, {
        kind: 'failures_restored',
        code: 'failures_restored',
        params: { count },
        message: `${problems(count)} no longer ignored.`,
        userId,
        at: now(),
      });
    return count;
  }
}

type Chosen = z.output<typeof ChosenFailures>;

function toFilter({ ids, ...filter }: Chosen) {
  return { ...filter, ids: ids?.map((id, index) => failureId(id, `ids.${index}`)) };
}

function problems(count: number): string {
  return count === 1 ? '1 problem is' : `${count} problems are`;
}
