import type { ContactState } from '../../clients/brevo/contact-states.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { BrevoBlockRepository } from '../../db/brevo/brevo-blocks.ts';
import type { BrevoWatchRepository } from '../../db/brevo/brevo-watch.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { Store, StoreRepository } from '../../db/store/stores.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { toContactKey } from '../customers/contact-key.ts';
import { drainJob } from '../drain/drain-job.ts';
import type { SettingsService } from '../settings/settings-service.ts';

export interface ReadBlocksDeps {
  stores: StoreRepository;
  runs: SyncRunRepository;
  settings: SettingsService;
  blocks: BrevoBlockRepository;
  brevoWatch: BrevoWatchRepository;
  pending: PendingChangeRepository;
  remotes: RemoteClients;
  queue: JobQueue;
  now(): number;
}

/** So that a very large account does not hold a worker for minutes. */
const PAGES_A_PASS = 20;
/** Clocks differ, and Brevo may date a change a little before it shows. */
const OVERLAP_MS = 60 * 60_000;
const MARKS_AT_ONCE = 500;

/**
 * Job `read-blocks`: reads which of Brevo's contacts are blocked, those changed since the last reading, all of them the first
 * time; a thousand a call, one page in memory. Finds what no webhook told of, in both directions: new blocks, and those
 * that somebody lifted in Brevo. It may be killed at any moment: where it stands is saved behind each page.
 */
export async function readBlocks(
  deps: ReadBlocksDeps,
  storeHash: string,
  { signal, checkpoint }: JobContext,
): Promise<RunAgain | undefined> {
  const { stores, brevoWatch, remotes, now } = deps;
  const store = await stores.find(storeHash);
  if (!store) return undefined;
  const brevo = await remotes.brevo(storeHash);
  const { readUntil, walk } = await brevoWatch.get(storeHash);
  const startedAt = walk?.startedAt ?? now();
  const since = readUntil === null ? null : readUntil - OVERLAP_MS;
  let pages = 0;
  for await (const page of brevo.contactStatePages({ since, offset: walk?.offset, signal })) {
    await notePage(deps, store, page.items);
    pages += 1;
    if (page.nextOffset === null) break;
    await brevoWatch.saveWalk(storeHash, { startedAt, offset: page.nextOffset });
    await checkpoint();
    if (pages === PAGES_A_PASS) return { runAgainAt: now() };
  }
  await brevoWatch.saveRead(storeHash, startedAt);
  await tellBlocks(deps, storeHash);
  return undefined;
}

/** The same to its end, for work that goes by it. */
export async function readAllBlocks(
  deps: ReadBlocksDeps,
  storeHash: string,
  context: JobContext,
): Promise<void> {
  while (await readBlocks(deps, storeHash, context)) await context.checkpoint();
}

async function notePage(
  { blocks, now }: ReadBlocksDeps,
  { storeHash, contactSecret }: Store,
  contacts: readonly ContactState[],
): Promise<void> {
  const keyed = contacts.map(({ id, email, isBlocked }) => ({
    contactId: id,
    contactKey: toContactKey(email, contactSecret),
    isBlocked,
  }));
  await blocks.notice(
    storeHash,
    keyed.filter(({ isBlocked }) => isBlocked),
    now(),
  );
  await blocks.forget(
    storeHash,
    keyed.filter(({ isBlocked }) => !isBlocked).map(({ contactKey }) => contactKey),
  );
}

/**
 * Job `tell-blocks`: marks those blocked people whom the store still counts as subscribed, whenever they were found; of all others
 * it need not be told. Calls nobody. After a sync of customers, when it is known what they agreed to.
 */
export async function tellBlocks(
  { runs, settings, blocks, pending, queue, now }: ReadBlocksDeps,
  storeHash: string,
): Promise<void> {
  // Nothing is written before the first sync.
  if (!(await runs.findLastFinished(storeHash, 'customers'))) return;
  const live = await runs.listLive(storeHash);
  // While it is read anew, what is known of the store's people may be incomplete.
  if (!live.some(({ resource, mode }) => resource === 'customers' && mode !== 'preview'))
    await blocks.settleAgreed(storeHash, now());
  if (!(await settings.get(storeHash)).consent.writeBackUnsubscribes) return;
  let after = '';
  for (;;) {
    const keys = await blocks.listFound(storeHash, after, MARKS_AT_ONCE);
    if (keys.length === 0) return;
    await pending.mark(
      keys.map((entityId) => ({ storeHash, kind: 'unsubscribes', entityId })),
      now(),
    );
    await queue.enqueue(drainJob(storeHash, 'unsubscribes'));
    after = keys.at(-1) ?? after;
  }
}
