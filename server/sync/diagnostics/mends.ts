import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Mend } from '../../contract/diagnostics.ts';
import { Resource } from '../../contract/sync.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { LedgerRepository } from '../../db/ledger/ledger.ts';
import type { AuditRepository } from '../../db/store/audit.ts';
import type { ChannelRepository } from '../../db/store/channels.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { ensureBrevoWebhookJob } from '../consent/consent-jobs.ts';
import { readAttributePlan } from '../customers/mapping/attribute-plan.ts';
import { missingAttributes } from '../customers/mapping/mapping-plan.ts';
import { reconcileJob } from '../reconcile/reconcile.ts';
import type { SyncService } from '../runs/sync-service.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { ensureWebhooksJob } from '../webhooks/webhook-jobs.ts';
import { recreateLists } from './recreate-lists.ts';

interface Actor {
  storeHash: string;
  userId: number;
}

interface MendsDeps {
  stores: StoreRepository;
  channels: ChannelRepository;
  runs: SyncRunRepository;
  ledger: LedgerRepository;
  audit: AuditRepository;
  settings: SettingsService;
  syncs: SyncService;
  remotes: RemoteClients;
  queue: JobQueue;
  /** Work that another capability does. */
  activateEcommerce(actor: Actor, signal: AbortSignal): Promise<void>;
  recheckBrevo(actor: Actor, signal: AbortSignal): Promise<unknown>;
  now(): number;
}

/** Somebody waits for it. */
const PATIENCE_MS = 15_000;

/** What the app can mend by itself, once somebody says so. Each is safe to repeat. */
export class Mends {
  readonly #deps: MendsDeps;

  constructor(deps: MendsDeps) {
    this.#deps = deps;
  }

  /** Throws what the platforms refuse it with. What takes longer goes on by itself. */
  async start(actor: Actor, mend: Mend): Promise<void> {
    const { audit, now } = this.#deps;
    await this.#carryOut(actor, mend, AbortSignal.timeout(PATIENCE_MS));
    const { storeHash, userId } = actor;
    const detail = { mend };
    await audit.add(storeHash, { action: 'mend_started', userId, detail, at: now() });
  }

  /** Those that are under way in this moment. */
  async listUnderWay(storeHash: string): Promise<Set<Mend>> {
    const { runs, queue } = this.#deps;
    const live = await runs.listLive(storeHash);
    const resources = new Set(live.filter(({ mode }) => mode !== 'preview').map(toResource));
    const underWay = new Set<Mend>();
    if (resources.size > 0) underWay.add('reconcile');
    if (resources.has('products')) underWay.add('rewrite_products');
    if (await queue.findLive(storeHash, 'ensure-webhooks')) underWay.add('webhooks');
    if (await queue.findLive(storeHash, 'ensure-brevo-webhook')) underWay.add('brevo_webhook');
    if (await queue.findLive(storeHash, 'await-ecommerce')) underWay.add('ecommerce');
    return underWay;
  }

  async #carryOut(actor: Actor, mend: Mend, signal: AbortSignal): Promise<void> {
    const { queue, syncs } = this.#deps;
    switch (mend) {
      case 'webhooks':
        await queue.enqueue(ensureWebhooksJob(actor.storeHash));
        return;
      case 'brevo_webhook':
        await queue.enqueue(ensureBrevoWebhookJob(actor.storeHash));
        return;
      case 'ecommerce':
        return this.#deps.activateEcommerce(actor, signal);
      case 'lists':
        return recreateLists(this.#deps, actor, signal);
      case 'attributes':
        return this.#createAttributes(actor, signal);
      case 'reconcile':
        return this.#reconcile(actor);
      case 'rewrite_products':
        await syncs.start(actor, ['products'], 'full');
        return;
      case 'resume':
        await this.#deps.recheckBrevo(actor, signal);
    }
  }

  async #createAttributes(actor: Actor, signal: AbortSignal): Promise<void> {
    const { settings, remotes, ledger, syncs } = this.#deps;
    const { storeHash } = actor;
    const { customerMapping, sync } = await settings.get(storeHash);
    const { brevo, plan } = await readAttributePlan(remotes, storeHash, customerMapping, signal);
    const missing = missingAttributes(plan);
    if (missing.length === 0) return;
    // First of all, so that whatever happens next, a run that follows fills them. Guests come with their orders.
    await ledger.forgetPayloads(storeHash, ['customers', 'guests', 'newsletter']);
    for (const wanted of missing)
      await brevo.createAttribute({ category: 'normal', ...wanted }, { signal });
    const kinds = (['customers', 'orders'] as const).filter((kind) => sync[kind]);
    if (kinds.length > 0) await syncs.start(actor, kinds, 'changes');
  }

  /** Only what was synced before: the first time is started on the overview, where its numbers are. */
  async #reconcile(actor: Actor): Promise<void> {
    const { stores, runs, settings, syncs, queue, now } = this.#deps;
    const { storeHash } = actor;
    const { sync } = await settings.get(storeHash);
    const kinds: Resource[] = [];
    for (const kind of Resource.options)
      if (kind !== 'stock' && sync[kind] && (await runs.findLastFinished(storeHash, kind)))
        kinds.push(kind);
    if (kinds.length > 0) await syncs.start(actor, kinds, 'changes');
    const store = await stores.find(storeHash);
    if (store) await queue.enqueue(reconcileJob(storeHash, store.profile.timezone, now()));
  }
}

function toResource({ resource }: { resource: Resource }): Resource {
  return resource;
}
