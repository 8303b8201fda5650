import type { RemoteClients } from './clients/remote-clients.ts';
import { awaitEcommerce } from './connections/await-ecommerce.ts';
import type { StoreEraser } from './db/store/store-eraser.ts';
import type { InsightScheduler } from './insights/insight-scheduler.ts';
import { type RunInsightDeps, runInsight } from './insights/run-insight.ts';
import { settleUnclear } from './insights/settle-unclear.ts';
import { checkInstallation } from './install/check-installation.ts';
import { setUpStore } from './install/store-profile.ts';
import type { JobContext, JobHandler, RunAgain } from './queue/job-handler.ts';
import type { ClaimedJob } from './queue/job-queue.ts';
import type { DrainCartsDeps } from './sync/carts/cart-world.ts';
import { drainCarts } from './sync/carts/drain-carts.ts';
import { type DrainCatalogueDeps, drainCatalogue } from './sync/catalogue/drain-catalogue.ts';
import { syncCatalogue } from './sync/catalogue/sync-catalogue.ts';
import { openCategories } from './sync/categories/open-categories.ts';
import {
  type DrainUnsubscribesDeps,
  drainUnsubscribes,
} from './sync/consent/drain-unsubscribes.ts';
import {
  type EnsureBrevoWebhookDeps,
  ensureBrevoWebhook,
} from './sync/consent/ensure-brevo-webhook.ts';
import {
  type ReadBlocksDeps,
  readAllBlocks,
  readBlocks,
  tellBlocks,
} from './sync/consent/read-blocks.ts';
import type { DrainCustomersDeps } from './sync/customers/drain/customer-drain.ts';
import { drainCustomers } from './sync/customers/drain/drain-customers.ts';
import { drainSubscribers } from './sync/customers/drain/drain-subscribers.ts';
import { previewCustomers } from './sync/customers/walk/preview-customers.ts';
import { syncCustomers } from './sync/customers/walk/sync-customers.ts';
import { isBeforeStart } from './sync/drain/before-start.ts';
import { type DrainedKind, drainJob } from './sync/drain/drain-job.ts';
import { isSwitchedOff } from './sync/drain/switches.ts';
import { type CompleteImportsDeps, completeImports } from './sync/imports/complete-imports.ts';
import { type DrainOrdersDeps, drainOrders } from './sync/orders/drain-orders.ts';
import { syncOrders } from './sync/orders/sync-orders.ts';
import { drainPrices } from './sync/products/drain-prices.ts';
import { openProducts } from './sync/products/open-products.ts';
import { type ReconcileDeps, reconcile } from './sync/reconcile/reconcile.ts';
import { resumeSync } from './sync/runs/resume-sync.ts';
import { guardRun, needsMerchant, type RunGuardDeps } from './sync/runs/run-guard.ts';
import { type FollowSettingsDeps, followSettings } from './sync/settings/follow-settings.ts';
import { drainStock } from './sync/stock/drain-stock.ts';
import { type DrainChannelsDeps, drainChannels } from './sync/storefronts/drain-channels.ts';
import { mendingLists } from './sync/storefronts/mend-lists.ts';
import { type EnsureWebhooksDeps, ensureWebhooks } from './sync/webhooks/ensure-webhooks.ts';
import { noteDeliveryException } from './sync/webhooks/webhook-jobs.ts';

type Deps = ReconcileDeps &
  DrainCustomersDeps &
  DrainOrdersDeps &
  DrainCartsDeps &
  DrainCatalogueDeps &
  CompleteImportsDeps &
  RunGuardDeps &
  FollowSettingsDeps &
  DrainUnsubscribesDeps &
  DrainChannelsDeps &
  ReadBlocksDeps &
  EnsureBrevoWebhookDeps &
  RunInsightDeps &
  EnsureWebhooksDeps & {
    eraser: StoreEraser;
    remotes: RemoteClients;
    insightScheduler: InsightScheduler;
  };

/** Which function does which kind of job. */
export function jobHandlers(deps: Deps): Record<string, JobHandler> {
  return {
    'set-up-store': async (job, context) => {
      await setUpStore(deps, job.storeHash, context.signal);
      await deps.queue.enqueue(drainJob(job.storeHash, 'channels'));
    },
    'check-installation': (job, { signal }) => checkInstallation(deps, job, signal),
    'erase-store': (job, { signal }) => deps.eraser.eraseEverything(job.storeHash, signal),
    'sync-customers': (job, context) =>
      guardRun(deps, job, context, (run) =>
        mendingLists(deps, job.storeHash, async () => {
          // Who was blocked, or is no longer, may have changed since the night.
          if (run.cursor === null) await readAllBlocks(deps, job.storeHash, context);
          return syncCustomers(deps, run, context);
        }),
      ),
    'sync-categories': (job, context) =>
      guardRun(deps, job, context, (run) =>
        syncCatalogue(deps, run, context, 'categories', openCategories),
      ),
    'sync-products': (job, context) =>
      guardRun(deps, job, context, (run) =>
        syncCatalogue(deps, run, context, 'products', openProducts),
      ),
    'sync-orders': (job, context) =>
      guardRun(deps, job, context, (run) =>
        mendingLists(deps, job.storeHash, () => syncOrders(deps, run, context)),
      ),
    'preview-customers': (job, context) =>
      guardRun(deps, job, context, (run) => previewCustomers(deps, run, context)),
    'complete-imports': (job, context) =>
      untilMended(deps, job, () => completeImports(deps, job.storeHash, context)),
    'drain-subscribers': (job, context: JobContext) =>
      follow(deps, job, 'subscribers', () => drainSubscribers(deps, job.storeHash, context)),
    'drain-customers': (job, context: JobContext) =>
      follow(deps, job, 'customers', () => drainCustomers(deps, job.storeHash, context)),
    'drain-categories': (job, context: JobContext) =>
      follow(deps, job, 'categories', () =>
        drainCatalogue(deps, job.storeHash, context, 'categories', openCategories),
      ),
    'drain-products': (job, context: JobContext) =>
      follow(deps, job, 'products', () =>
        drainCatalogue(deps, job.storeHash, context, 'products', openProducts),
      ),
    'drain-orders': (job, context: JobContext) =>
      follow(deps, job, 'orders', () => drainOrders(deps, job.storeHash, context)),
    'await-ecommerce': (job, context: JobContext) =>
      untilMended(deps, job, () => awaitEcommerce(deps, job, context)),
    'drain-stock': (job, context: JobContext) =>
      follow(deps, job, 'stock', () => drainStock(deps, job.storeHash, context)),
    'drain-prices': (job, context: JobContext) =>
      follow(deps, job, 'prices', () => drainPrices(deps, job.storeHash, context)),
    'drain-carts': (job, context: JobContext) =>
      follow(deps, job, 'carts', () => drainCarts(deps, job.storeHash, context)),
    'drain-channels': (job, context: JobContext) =>
      untilMended(deps, job, () => drainChannels(deps, job.storeHash, context)),
    'drain-unsubscribes': (job, context: JobContext) =>
      follow(deps, job, 'unsubscribes', () => drainUnsubscribes(deps, job.storeHash, context)),
    'read-blocks': (job, context: JobContext) =>
      untilMended(deps, job, () => readBlocks(deps, job.storeHash, context)),
    'tell-blocks': (job) => tellBlocks(deps, job.storeHash),
    'ensure-brevo-webhook': (job, { signal }) =>
      untilMended(deps, job, () => ensureBrevoWebhook(deps, job.storeHash, signal)),
    'ensure-webhooks': (job, { signal }) =>
      untilMended(deps, job, () => ensureWebhooks(deps, job.storeHash, signal)),
    'note-delivery-exception': (job) => noteDeliveryException(deps, job),
    'follow-settings': (job) => followSettings(deps, job.storeHash),
    reconcile: async (job) => {
      await deps.queue.enqueue(drainJob(job.storeHash, 'channels'));
      return reconcile(deps, job.storeHash);
    },
    'resume-sync': (job) => resumeSync(deps, job.storeHash),
    'insight-run': (job, context: JobContext) => runInsight(deps, job, context),
    'insight-look': (job, { signal }) =>
      untilMended(deps, job, () => deps.insightScheduler.look(job, signal)),
    'insight-trigger': (job) => deps.insightScheduler.startTriggered(job),
    'insight-settle': (job, { signal }) => settleUnclear(deps, job, signal),
    'resume-insights': (job) => deps.insightScheduler.resume(job.storeHash),
  };
}

/** Walks over a whole store, and what Mavera thinks over or is made from, take minutes or hours; all else takes seconds and must not queue up behind them. */
export function byLength(handlers: Record<string, JobHandler>) {
  const pick = (isLong: boolean) =>
    Object.fromEntries(
      Object.entries(handlers).filter(
        ([kind]) => /^((sync|preview)-|insight-(run|look)$)/.test(kind) === isLong,
      ),
    );
  return { long: pick(true), short: pick(false) };
}

/** Follows changes of a kind, from the first sync on and while it is switched on. */
async function follow(
  deps: Deps,
  job: ClaimedJob,
  kind: Exclude<DrainedKind, 'channels'>,
  drain: () => Promise<RunAgain | undefined>,
): Promise<RunAgain | undefined> {
  if (await isBeforeStart(deps, job.storeHash, kind)) return undefined;
  if (await isSwitchedOff(deps, job.storeHash, kind)) return undefined;
  return untilMended(deps, job, () => mendingLists(deps, job.storeHash, drain));
}

/** Work that waits for the merchant is done for now: `resume-sync` brings it back when the credentials work again. */
async function untilMended(
  deps: Deps,
  job: ClaimedJob,
  work: () => Promise<RunAgain | undefined> | Promise<void>,
): Promise<RunAgain | undefined> {
  try {
    return (await work()) ?? undefined;
  } catch (error) {
    if (await needsMerchant(deps, job.storeHash, error)) return undefined;
    throw error;
  }
}
