import type { LedgerRepository } from '../../../db/ledger/ledger.ts';
import type { PendingChangeRepository } from '../../../db/ledger/pending-changes.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { drainJob } from '../../drain/drain-job.ts';

interface MarkLeftOutDeps {
  ledger: LedgerRepository;
  pending: PendingChangeRepository;
  queue: JobQueue;
  now(): number;
}

/** More than these are read cheaper by the next check of changes, which reads every order anyway. */
const FEW = 10;

/**
 * People have come in: all of a pass, since how many orders follow is judged once. Their orders were left out because of them,
 * perhaps a moment ago: a few follow at once, those of many people (of a whole history, say) with the next check of changes.
 */
export async function markLeftOut(
  { ledger, pending, queue, now }: MarkLeftOutDeps,
  storeHash: string,
  contactKeys: readonly string[],
): Promise<void> {
  if (contactKeys.length === 0) return;
  const entries = await ledger.listByContactKeys(storeHash, 'orders', contactKeys);
  const leftOut = entries.filter(({ state }) => state === 'skipped');
  if (leftOut.length === 0 || leftOut.length > FEW) return;
  const marks = leftOut.map(({ entityId }) => ({ storeHash, kind: 'orders', entityId }));
  await pending.mark(marks, now());
  await queue.enqueue(drainJob(storeHash, 'orders'));
}
