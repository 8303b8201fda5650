import type { Run } from '../../../db/journal/sync-runs.ts';
import type { JobContext, RunAgain } from '../../../queue/job-handler.ts';
import { planLook } from '../../imports/next-look.ts';
import { settleSending } from '../../imports/settle-sending.ts';
import { walkReaders } from '../../newsletter/walk-readers.ts';
import { saveProgress } from '../../runs/save-progress.ts';
import { missingAttributes } from '../mapping/mapping-plan.ts';
import { readCustomerSetup } from './customer-setup.ts';
import { CustomerCursor, type CustomerWalk, type SyncCustomersDeps } from './customer-walk.ts';
import { readSubscribers } from './read-subscribers.ts';
import { readCustomers } from './walk-customers.ts';

/**
 * Job `sync-customers`: every customer of the store into Brevo, as consent allows. Reads pages of 250 and writes them by
 * import, as many in a call as Brevo takes. It may be killed at any moment: what was decided is in the ledger under
 * this run's number and is not decided twice.
 */
export async function syncCustomers(
  deps: SyncCustomersDeps,
  run: Run,
  context: JobContext,
): Promise<RunAgain | undefined> {
  const { stores, batches, remotes, settings, finisher, now } = deps;
  const { storeHash } = run;
  const store = await stores.find(storeHash);
  if (!store) return undefined;
  const brevo = await remotes.brevo(storeHash);
  for (const batch of await batches.listOpen(storeHash, run.id)) {
    if (batch.state !== 'sending') continue;
    const outcome = await settleSending(batch, { ...deps, brevo }, now(), context.signal);
    if (!outcome.settled) return { runAgainAt: outcome.askAgainAt };
  }

  const walk: CustomerWalk = {
    run,
    store,
    settings: await settings.get(storeHash),
    bigcommerce: await remotes.bigcommerce(storeHash),
    brevo,
    context,
  };
  if (!run.isRead) await readAndSend(deps, walk);
  await finisher.finishIfDone(storeHash, run.id);
  return undefined;
}

async function readAndSend(deps: SyncCustomersDeps, walk: CustomerWalk): Promise<void> {
  const { run, store, bigcommerce, brevo, context } = walk;
  const cursor = CustomerCursor.parse(run.cursor);
  if (cursor === null || cursor.step === 'consent') {
    await saveProgress(deps, run, {
      phase: 'consent',
      total: await bigcommerce.countCustomers(context),
    });
    const startedAt = cursor?.startedAt ?? deps.now();
    const reading = { startedAt, after: cursor?.after ?? null, signal: context.signal };
    await readSubscribers({ ...deps, bigcommerce }, store, reading, async (after) => {
      await saveProgress(deps, run, { cursor: { step: 'consent', startedAt, after } });
      await context.checkpoint();
    });
  }

  const setup = await readCustomerSetup(walk, store, walk.settings, {
    signal: context.signal,
    formers: await deps.settings.formerMappings(store.storeHash, 'customers'),
    personas: await deps.settings.personaRules(store.storeHash),
  });
  for (const attribute of missingAttributes(setup.plan)) {
    await brevo.createAttribute({ category: 'normal', ...attribute }, context);
  }
  walk.settings = await deps.lists.withList(walk, context.signal);
  if (cursor?.step !== 'readers') await readCustomers(deps, walk, setup);
  await saveProgress(deps, run, { phase: 'finishing' });
  const from = cursor?.step === 'readers' ? cursor.after : '';
  await walkReaders(deps, { ...walk, setup }, from, async (after) => {
    await saveProgress(deps, run, { cursor: { step: 'readers', after } });
  });
  await saveProgress(deps, run, { isRead: true });
  await planLook(deps, store.storeHash);
}
