import type { Customer } from '../../../clients/bigcommerce/customer.ts';
import { readAhead } from '../../../clients/page.ts';
import type { RemoteClients } from '../../../clients/remote-clients.ts';
import { ConsentMode, type Settings } from '../../../contract/settings.ts';
import type { PreviewOutcome } from '../../../contract/sync.ts';
import type { Run, SyncRunRepository } from '../../../db/journal/sync-runs.ts';
import type { SubscriberRepository, Subscription } from '../../../db/ledger/subscribers.ts';
import type { Store, StoreRepository } from '../../../db/store/stores.ts';
import { type JobContext, JobStopped } from '../../../queue/job-handler.ts';
import { isPlausibleEmail } from '../../imports/plausible-email.ts';
import type { PreviewCounts } from '../../runs/run-counts.ts';
import type { SettingsService } from '../../settings/settings-service.ts';
import { consentHere } from '../../storefronts/consent-here.ts';
import { homesOf, isLeftOut } from '../../storefronts/person-lists.ts';
import type { StorefrontChoices } from '../../storefronts/storefront-settings.ts';
import { decideByConsent } from '../consent-decision.ts';
import { toContactKey } from '../contact-key.ts';
import { readSubscribers } from './read-subscribers.ts';

export interface PreviewCustomersDeps {
  stores: StoreRepository;
  runs: SyncRunRepository;
  subscribers: SubscriberRepository;
  settings: SettingsService;
  remotes: RemoteClients;
  now(): number;
}

/** Job `preview-customers`: reads as a sync would, counts for each consent mode, writes nothing to Brevo. */
export async function previewCustomers(
  deps: PreviewCustomersDeps,
  run: Run,
  context: JobContext,
): Promise<undefined> {
  const store = await deps.stores.find(run.storeHash);
  if (!store) return undefined;
  const { signal } = context;
  const bigcommerce = await deps.remotes.bigcommerce(run.storeHash);
  const save = async (change: Parameters<SyncRunRepository['update']>[1]): Promise<void> => {
    if (!(await deps.runs.update(run, change))) throw new JobStopped('cancelled');
    await context.checkpoint();
  };

  let total = await bigcommerce.countCustomers({ signal });
  await save({ phase: 'consent', total, read: 0 });
  const reading = { startedAt: deps.now(), after: null, signal };
  await readSubscribers({ ...deps, bigcommerce }, store, reading, () => context.checkpoint());

  await save({ phase: 'customers', stretchStartedAt: deps.now(), stretchFrom: 0 });
  const settings = await deps.settings.get(run.storeHash);
  const counts = noCounts();
  let read = 0;
  const pages = readAhead(
    (left) => bigcommerce.customerPages({ include: [], signal: left }),
    signal,
  );
  for await (const page of pages) {
    await countPage(deps, { store, settings }, page.items, counts);
    read += page.items.length;
    total = Math.max(total, read);
    await save({ read, total, counts });
  }
  await save({ state: 'succeeded', finishedAt: deps.now(), total: read, counts, isRead: true });
  return undefined;
}

async function countPage(
  { subscribers }: PreviewCustomersDeps,
  { store, settings }: { store: Store; settings: Settings },
  customers: readonly Customer[],
  counts: PreviewCounts,
): Promise<void> {
  const keyed = customers.map((customer) => ({
    customer,
    contactKey: toContactKey(customer.email, store.contactSecret),
  }));
  const subscriptions = await subscribers.listOf(
    store.storeHash,
    keyed.map(({ contactKey }) => contactKey),
  );
  for (const { customer, contactKey } of keyed) {
    countCustomer(customer, subscriptions.get(contactKey) ?? [], settings, counts);
  }
}

/** Adds one customer to the numbers of every consent mode. */
export function countCustomer(
  customer: Pick<Customer, 'email' | 'originChannelId' | 'channelIds'>,
  subscriptions: readonly Subscription[],
  choices: StorefrontChoices,
  counts: PreviewCounts,
): void {
  const isOff = isLeftOut(choices, homesOf(customer));
  const consent = consentHere(choices, customer, subscriptions);
  for (const mode of ConsentMode.options) {
    const outcome = counts[mode];
    const decision = decideByConsent(consent, mode);
    if (customer.email.trim() === '') add(outcome.failedBy, 'missing_email');
    else if (isOff) add(outcome.skippedBy, 'storefront_off');
    else if (decision.outcome === 'skip') add(outcome.skippedBy, decision.reason);
    else if (!isPlausibleEmail(customer.email)) add(outcome.failedBy, 'invalid_email');
    else {
      outcome.written += 1;
      if (decision.lane !== 'open') outcome.blocked += 1;
    }
  }
}

export function noCounts(): PreviewCounts {
  const outcome = (): PreviewOutcome => ({ written: 0, blocked: 0, skippedBy: [], failedBy: [] });
  return { subscribers: outcome(), 'everyone-blocklisted': outcome(), everyone: outcome() };
}

function add(reasons: PreviewOutcome['skippedBy'], reason: string): void {
  const known = reasons.find((one) => one.reason === reason);
  if (known) known.count += 1;
  else reasons.push({ reason, count: 1 });
}
