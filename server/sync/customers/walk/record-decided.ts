import type { LedgerEntry } from '../../../db/ledger/ledger.ts';
import { drainJob } from '../../drain/drain-job.ts';
import { isLateNo } from '../late-no.ts';
import type { CustomerWalk, SyncCustomersDeps } from './customer-walk.ts';
import type { SortedPage } from './sorted-page.ts';

/** Everybody on a page of whom Brevo needs no word by import: recorded, or left to the drain. */
export async function recordDecided(
  { journal, queue, now }: SyncCustomersDeps,
  { run, store: { storeHash } }: Pick<CustomerWalk, 'run' | 'store'>,
  sorted: SortedPage,
): Promise<void> {
  // Left out, but in an import that has not arrived: taken back before it has, they would be there again with it.
  const isCarried = ({ entityId, state }: LedgerEntry) => {
    const before = sorted.before.get(entityId);
    return state !== 'synced' && before?.state === 'pending' && before.batchId !== null;
  };
  const isOfDrain = (entry: LedgerEntry) =>
    isCarried(entry) || isLateNo(entry, sorted.before.get(entry.entityId));
  const left = [...sorted.settled, ...sorted.withdrawn].filter(isOfDrain);
  const settled = sorted.settled.filter((entry) => !isOfDrain(entry));
  const withdrawn = sorted.withdrawn.filter((entry) => !isOfDrain(entry));
  const ids = left.map(({ entityId }) => entityId);
  await journal.leaveToDrain(storeHash, ids, run.number, now());
  const again = await journal.record(storeHash, 'customers', settled, sorted.shortfalls, now());
  if (withdrawn.length > 0) await journal.setAside(storeHash, 'customers', withdrawn, now());
  if (again + withdrawn.length + left.length > 0)
    await queue.enqueue(drainJob(storeHash, 'customers'));
}
