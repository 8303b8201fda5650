import type { Context } from './context.ts';
import { listStoresWithUnfinishedWork } from './db/journal/unfinished-work.ts';
import { WRITTEN_COUNTS_KEPT_MS } from './sync/activity/daily-activity.ts';
import { ensureBrevoWebhookJob, WATCH_EVERY_MS } from './sync/consent/consent-jobs.ts';
import { CHECK_EVERY_MS, dailyCheckJob } from './sync/webhooks/webhook-jobs.ts';

const EVERY_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const FINISHED_JOBS_KEPT_MS = DAY_MS;
const COMPLETED_IMPORTS_KEPT_MS = 30 * DAY_MS;
/** Twice as long as BigCommerce keeps them: the end of one may be told late. */
const CARTS_KEPT_MS = 60 * DAY_MS;
/** The address that a webhook named is gone in seconds; this is for what a crash left behind. */
const NOTICES_KEPT_MS = 60 * 60_000;
const AUDIT_KEPT_MS = 2 * 365 * DAY_MS;
const PAID_CALLS_KEPT_MS = 2 * 365 * DAY_MS;

type Deps = Pick<
  Context,
  | 'db'
  | 'stores'
  | 'webhookHealth'
  | 'brevoWatch'
  | 'notices'
  | 'queue'
  | 'codes'
  | 'links'
  | 'revoked'
  | 'eraser'
  | 'batches'
  | 'audit'
  | 'carts'
  | 'tokens'
  | 'writtenCounts'
  | 'insightScheduler'
  | 'attempts'
  | 'worker'
  | 'logger'
  | 'now'
>;

/** At the start, and now and then: brings back work that lost its job, and forgets what is over. */
export function startUpkeep(context: Deps): { stop(): Promise<void> } {
  const round = () =>
    upkeep(context).catch((error: unknown) =>
      context.logger.error({ err: error }, 'upkeep failed'),
    );
  let latest = round();
  const timer = setInterval(() => {
    latest = latest.then(round);
  }, EVERY_MS);
  timer.unref();
  return {
    /** Resolves when the round under way is over: it needs the database. */
    async stop() {
      clearInterval(timer);
      await latest;
    },
  };
}

/** One round. Safe to repeat, and to run in several processes at once. */
export async function upkeep({
  db,
  stores,
  webhookHealth,
  brevoWatch,
  notices,
  queue,
  codes,
  links,
  revoked,
  eraser,
  batches,
  audit,
  carts,
  tokens,
  writtenCounts,
  insightScheduler,
  attempts,
  worker,
  now,
}: Omit<Deps, 'logger'>): Promise<void> {
  for (const storeHash of await listStoresWithUnfinishedWork(db))
    await queue.enqueue({ storeHash, kind: 'resume-sync', key: 'resume-sync' });
  for (const storeHash of await stores.listBeingErased())
    await queue.enqueue({ storeHash, kind: 'erase-store', key: 'erase-store' });
  for (const storeHash of await webhookHealth.listUnchecked(now() - CHECK_EVERY_MS))
    await queue.enqueue(dailyCheckJob(storeHash, now()));
  for (const storeHash of await brevoWatch.listUnchecked(now() - WATCH_EVERY_MS))
    await queue.enqueue({ ...ensureBrevoWebhookJob(storeHash), ifRunning: 'join' });
  await insightScheduler.tick();
  await notices.prune(now() - NOTICES_KEPT_MS);
  await codes.prune(now());
  await links.prune(now());
  await revoked.prune(now());
  await eraser.eraseOrphanedWork();
  await queue.prune(now() - FINISHED_JOBS_KEPT_MS);
  await batches.prune(now() - COMPLETED_IMPORTS_KEPT_MS);
  await audit.prune(now() - AUDIT_KEPT_MS);
  await carts.prune(now() - CARTS_KEPT_MS);
  await tokens.prune(now());
  await attempts.prune(now() - PAID_CALLS_KEPT_MS);
  await writtenCounts.prune(now() - WRITTEN_COUNTS_KEPT_MS);
  worker.nudge();
}
