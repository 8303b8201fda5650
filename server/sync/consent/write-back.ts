import type { Subscriber } from '../../clients/bigcommerce/subscriber.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import { activityOf } from '../../contract/activity-of.ts';
import type { BrevoWatchRepository } from '../../db/brevo/brevo-watch.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { SubscriberRepository } from '../../db/ledger/subscribers.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { Store } from '../../db/store/stores.ts';
import { RemoteError } from '../../errors.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { toContactKey } from '../customers/contact-key.ts';
import { drainJob } from '../drain/drain-job.ts';

export interface WriteBackDeps {
  subscribers: SubscriberRepository;
  brevoWatch: BrevoWatchRepository;
  pending: PendingChangeRepository;
  activity: ActivityRepository;
  remotes: RemoteClients;
  queue: JobQueue;
  now(): number;
}

/** reference/bigcommerce.md §3: the read-only one lets us see newsletter records, and change none. */
const WRITE_SCOPE = 'store_v2_customers';

/**
 * Takes the newsletter off every record of an address, on all storefronts; what else was agreed to, such as reminders of carts,
 * stays. `agreed`: the store had nothing to take off. `refused`: the app may not; the merchant is told once.
 * Doing it twice is the same as once.
 */
export async function writeBack(
  deps: WriteBackDeps,
  store: Store,
  email: string,
  signal: AbortSignal,
): Promise<'written' | 'agreed' | 'refused'> {
  const { brevoWatch, remotes } = deps;
  const { storeHash, scope } = store;
  const { subscribers: api } = await remotes.bigcommerce(storeHash);
  const records = await recordsOf(deps, store, email, signal);
  const subscribed = records.filter(({ newsletter }) => newsletter === 'subscribed');
  if (subscribed.length === 0) return 'agreed';
  if (!scope.split(/\s+/).includes(WRITE_SCOPE)) return refuse(deps, storeHash);
  try {
    for (const record of subscribed) await api.withdrawNewsletter(record, { signal });
  } catch (error) {
    if (error instanceof RemoteError && error.failure === 'permission')
      return refuse(deps, storeHash);
    throw error;
  } finally {
    await readAgain(deps, storeHash, subscribed);
  }
  await brevoWatch.saveStoreProblem(storeHash, null);
  return 'written';
}

/** By address, and by what we know already, should the store spell the address in another way. */
async function recordsOf(
  { subscribers, remotes }: WriteBackDeps,
  { storeHash, contactSecret }: Store,
  email: string,
  signal: AbortSignal,
): Promise<Subscriber[]> {
  const bigcommerce = await remotes.bigcommerce(storeHash);
  const contactKey = toContactKey(email, contactSecret);
  const found = await bigcommerce.subscribers.listByEmail(email, { signal });
  const seen = new Set(found.map(({ id }) => id));
  const unseen = (await subscribers.idsOf(storeHash, contactKey)).filter((id) => !seen.has(id));
  const rest = unseen.length > 0 ? await bigcommerce.subscribers.list(unseen, { signal }) : [];
  return [...found, ...rest].filter((one) => toContactKey(one.email, contactSecret) === contactKey);
}

/** BigCommerce tells us of our own change as well, but that may get lost: what we know of the records is mended either way. */
async function readAgain(
  { pending, queue, now }: WriteBackDeps,
  storeHash: string,
  records: readonly Subscriber[],
): Promise<void> {
  const marks = records.map(({ id }) => ({ storeHash, kind: 'subscribers', entityId: String(id) }));
  await pending.mark(marks, now());
  await queue.enqueue(drainJob(storeHash, 'subscribers'));
}

async function refuse(
  { brevoWatch, activity, now }: WriteBackDeps,
  storeHash: string,
): Promise<'refused'> {
  const told = activityOf('write_back_refused');
  if (await brevoWatch.saveStoreProblem(storeHash, told.message))
    await activity.add(storeHash, {
      kind: 'write_back_refused',
      ...told,
      level: 'warning',
      at: now(),
    });
  return 'refused';
}
