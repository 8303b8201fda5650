import type { z } from 'zod';
import { activityOf } from '../../contract/activity-of.ts';
import type {
  ChosenFailures,
  FailureCauseQuery,
  FailureCauses,
  FailureCsvQuery,
  FailureQuery,
  Failures,
  RetriedFailures,
  RetryFailures,
} from '../../contract/failure.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import { AppError } from '../../errors.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob } from '../drain/drain-job.ts';
import { isSwitchedOn } from '../drain/switches.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { failureCsv } from './failure-csv.ts';
import { failureId } from './failure-id.ts';
import { type FailureReaderDeps, listCauses, listFailures } from './failure-reader.ts';

export interface FailureServiceDeps extends FailureReaderDeps {
  journal: SyncJournal;
  activity: ActivityRepository;
  queue: JobQueue;
  settings: SettingsService;
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

  /**
   * Failed records wait from now on, and are read and written anew. Answers how many. Those of a kind that is switched off stay
   * as they are, since nobody would come for them: `switchedOff` names these kinds. Throws AppError `kind_switched_off` if
   * there are no others.
   */
  async retry(
    { storeHash, userId }: Actor,
    which: z.output<typeof RetryFailures>,
  ): Promise<z.output<typeof RetriedFailures>> {
    const { failures, journal, activity, queue, settings, now } = this.#deps;
    const { ids, resource, ...filter } = toFilter(which);
    const { sync } = await settings.get(storeHash);
    const switchedOff: Array<(typeof RETRIED)[number]> = [];
    let retried = 0;
    for (const kind of RETRIED) {
      if (resource && resource !== kind) continue;
      const query = ids ? { ...filter, ids } : { ...filter, state: 'open' as const };
      const entityIds = await failures.listEntityIds(storeHash, kind, query);
      if (entityIds.length > 0 && !isSwitchedOn(kind, sync)) {
        switchedOff.push(kind);
        continue;
      }
      const count = await journal.retry(storeHash, kind, entityIds, now());
      if (count === 0) continue;
      retried += count;
      await queue.enqueue(drainJob(storeHash, kind));
      await activity.add(storeHash, {
        kind: 'failures_retried',
        ...activityOf('failures_retried', { count, resource: kind }),
        userId,
        at: now(),
      });
    }
    if (switchedOff.length === 0) return { retried };
    if (retried === 0)
      throw new AppError(
        'kind_switched_off',
        `The sync of ${switchedOff.join(' and ')} is switched off. Switch it on in the settings, then try again.`,
      );
    return { retried, switchedOff };
  }

  /** They stay as they are and are counted apart, until they fail for another reason. Answers how many were not so already. */
  async ignore({ storeHash, userId }: Actor, which: Chosen): Promise<number> {
    const { failures, activity, now } = this.#deps;
    const count = await failures.setIgnored(storeHash, toFilter(which), now());
    if (count > 0)
      await activity.add(storeHash, {
        kind: 'failures_ignored',
        ...activityOf('failures_ignored', { count }),
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
        ...activityOf('failures_restored', { count }),
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
