import type { BrevoNoticeRepository } from '../../db/brevo/brevo-notices.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { Store, StoreRepository } from '../../db/store/stores.ts';
import { AppError } from '../../errors.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { toContactKey } from '../customers/contact-key.ts';
import { drainJob } from '../drain/drain-job.ts';
import { findStoreBehind } from './brevo-door.ts';
import { readBrevoNotice } from './read-brevo-notice.ts';

interface BrevoIntakeDeps {
  stores: StoreRepository;
  runs: SyncRunRepository;
  notices: BrevoNoticeRepository;
  pending: PendingChangeRepository;
  queue: JobQueue;
  worker: { nudge(): void };
  now(): number;
}

/**
 * Takes what Brevo tells us of unsubscribes: verifies, marks durably, answers. It never works: the mark says "look this
 * contact up", so duplicates, reordering and lies are harmless.
 */
export class BrevoIntake {
  readonly #deps: BrevoIntakeDeps;

  constructor(deps: BrevoIntakeDeps) {
    this.#deps = deps;
  }

  /** Who is speaking. Throws AppError `unauthenticated`. */
  async admit(storeKey: string, authorization: string | undefined): Promise<Store> {
    const store = await findStoreBehind(this.#deps.stores, storeKey, authorization);
    if (!store) throw new AppError('unauthenticated', 'This webhook is not from Brevo.');
    return store;
  }

  /** `ignored`: nothing in it concerns us. Throws AppError `invalid_request`, or what the database failed with. */
  async receive(store: Store, body: Buffer): Promise<'accepted' | 'ignored'> {
    const { runs, notices, pending, queue, worker, now } = this.#deps;
    const { storeHash, contactSecret } = store;
    const unsubscribes = readBrevoNotice(body, now());
    if (unsubscribes.length === 0) return 'ignored';
    // Until the first sync nothing is followed; the reading after it finds everybody who is blocked.
    if (!(await runs.hasBegun(storeHash, 'customers'))) return 'ignored';
    const told = unsubscribes.map(({ email, at }) => ({
      contactKey: toContactKey(email, contactSecret),
      email,
      toldAt: at,
    }));
    // The address first: a mark without one would be looked at, and find nobody.
    await notices.save(storeHash, told, now());
    const marks = told.map(({ contactKey }) => ({
      storeHash,
      kind: 'unsubscribes',
      entityId: contactKey,
    }));
    await pending.mark(marks, now());
    await queue.enqueue(drainJob(storeHash, 'unsubscribes'));
    worker.nudge();
    return 'accepted';
  }
}
