import type { BrevoConnection, MaveraConnection } from '../contract/connection.ts';
import type { InsightNews } from '../contract/insights.ts';
import type { Settings } from '../contract/settings.ts';
import type { Status } from '../contract/status.ts';
import { Resource } from '../contract/sync.ts';
import type { BrevoWatchRepository } from '../db/brevo/brevo-watch.ts';
import type { Run, SyncRunRepository } from '../db/journal/sync-runs.ts';
import type { FailureRepository } from '../db/ledger/failures.ts';
import type { LedgerRepository } from '../db/ledger/ledger.ts';
import type { PendingChangeRepository } from '../db/ledger/pending-changes.ts';
import type { StockLevelRepository } from '../db/ledger/stock-levels.ts';
import type { WebhookHealthRepository } from '../db/store/webhook-health.ts';
import type { WebhookRepository } from '../db/store/webhooks.ts';
import { type RunCounts, sumCounts } from './runs/run-counts.ts';
import { toIso } from './runs/run-view.ts';
import type { SettingsService } from './settings/settings-service.ts';
import { wantedScopes } from './webhooks/wanted-scopes.ts';

type ResourceStatus = Status['resources']['customers'];

export interface StatusServiceDeps {
  ledger: LedgerRepository;
  failures: FailureRepository;
  stockLevels: StockLevelRepository;
  runs: SyncRunRepository;
  pending: PendingChangeRepository;
  webhooks: WebhookRepository;
  webhookHealth: WebhookHealthRepository;
  brevoWatch: BrevoWatchRepository;
  settings: SettingsService;
  brevoState(storeHash: string): Promise<BrevoConnection>;
  maveraState(storeHash: string): Promise<MaveraConnection>;
  insightNews(storeHash: string): Promise<InsightNews[]>;
  now(): number;
}

/** Everything at a glance: the connection, and how each kind of record is doing. */
export class StatusService {
  readonly #deps: StatusServiceDeps;

  constructor(deps: StatusServiceDeps) {
    this.#deps = deps;
  }

  async get(storeHash: string): Promise<Status> {
    const brevo = await this.#deps.brevoState(storeHash);
    const settings = await this.#deps.settings.get(storeHash);
    const { sync, consent } = settings;
    const live = await this.#deps.runs.listLive(storeHash);
    const ignored = await this.#deps.failures.countIgnored(storeHash);
    const entries = await Promise.all(
      Resource.options.map(async (kind) => {
        const isOn = sync[kind === 'stock' ? 'inventory' : kind];
        const run = live.find((one) => one.resource === kind && one.mode !== 'preview');
        const state = await this.#resource(storeHash, kind, isOn, run);
        return [kind, { ...state, ignored: ignored.get(kind) ?? 0 }] as const;
      }),
    );
    const readers = sumCounts(await this.#deps.ledger.counts(storeHash, 'newsletter'));
    const resources = Object.fromEntries(entries) as Status['resources'];
    const syncTimes = entries.flatMap(([, { lastSyncedAt }]) => lastSyncedAt ?? []);
    return {
      connected: brevo.state === 'connected',
      lastSync: syncTimes.sort().at(-1) ?? null,
      brevo,
      mavera: await this.#deps.maveraState(storeHash),
      consent: {
        mode: consent.mode,
        isConfirmationMissing: consent.mode === 'everyone' && !consent.everyoneConfirmed,
      },
      resources,
      newsletterReaders: {
        synced: readers.synced,
        failed: readers.failed,
        pending: readers.pending,
      },
      insights: await this.#deps.insightNews(storeHash),
      webhooks: await this.#webhooks(storeHash, settings),
    };
  }

  async #webhooks(storeHash: string, settings: Settings): Promise<Status['webhooks']> {
    const { webhooks, webhookHealth, brevoWatch } = this.#deps;
    const wanted = new Set(wantedScopes(settings));
    const held = await webhooks.list(storeHash);
    const { lastReceivedAt } = await webhookHealth.get(storeHash);
    const { hookId, hookProblem, checkedAt } = await brevoWatch.get(storeHash);
    const isHeld = hookId !== null && hookProblem === null;
    return {
      expected: wanted.size,
      active: held.filter(({ scope, isActive }) => isActive && wanted.has(scope)).length,
      lastReceivedAt: toIso(lastReceivedAt),
      brevo: {
        state: checkedAt === null ? 'unknown' : isHeld ? 'ok' : 'nightly',
        checkedAt: toIso(checkedAt),
      },
    };
  }

  async #resource(
    storeHash: string,
    kind: Resource,
    isOn: boolean,
    live: Run | undefined,
  ): Promise<ResourceStatus> {
    const { runs, pending, now } = this.#deps;
    const counts = await this.#countAll(storeHash, kind);
    const last = await runs.findLastFinished(storeHash, kind);
    const oldest = await pending.oldestMark(storeHash, kind);
    const { synced, skipped, failed } = counts;
    const known = synced + skipped + failed + counts.pending;
    // A first run has not seen everybody yet: those it has still to read are waiting, too.
    const total = Math.max(known, live?.total ?? 0);
    return {
      state: isOn ? stateOf(live, last, known > 0 && isOnlyLive(kind)) : 'off',
      total,
      synced,
      skipped,
      failed,
      pending: total - synced - skipped - failed,
      lastSyncedAt: toIso(await this.#lastSyncedAt(storeHash, kind)),
      lagMs: oldest === null ? null : Math.max(0, now() - oldest),
    };
  }

  /** The end of the last sync that succeeded. Carts have none, and stock travels with its products. */
  async #lastSyncedAt(storeHash: string, kind: Resource): Promise<number | null> {
    const { runs, ledger } = this.#deps;
    if (kind === 'carts') return ledger.cartsLastWrittenAt(storeHash);
    const synced = kind === 'stock' ? 'products' : kind;
    const run = await runs.findLastFinished(storeHash, synced, ['succeeded']);
    return run?.finishedAt ?? null;
  }

  /** Stock is written with its products: what is known of it is what Brevo was told. */
  async #countAll(storeHash: string, kind: Resource): Promise<RunCounts> {
    const { ledger, stockLevels } = this.#deps;
    const counts = sumCounts(await ledger.counts(storeHash, kind));
    if (kind !== 'stock') return counts;
    return { ...counts, synced: counts.synced + (await stockLevels.count(storeHash)) };
  }
}

/** There is no list of carts to walk through, and stock travels with its products. */
function isOnlyLive(kind: Resource): boolean {
  return kind === 'carts' || kind === 'stock';
}

function stateOf(
  live: Run | undefined,
  last: Run | undefined,
  isFollowed: boolean,
): ResourceStatus['state'] {
  if (live) return live.state === 'waiting' && live.problem ? 'attention' : 'syncing';
  if (!last) return isFollowed ? 'ok' : 'never';
  return last.state === 'succeeded' ? 'ok' : 'attention';
}
