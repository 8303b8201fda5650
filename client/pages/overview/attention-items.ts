import type { InsightNote } from '../../../server/contract/insight-notes.ts';
import type { InsightKind, InsightNews } from '../../../server/contract/insights.ts';
import type { Status } from '../../../server/contract/status.ts';
import type { Storefront } from '../../../server/contract/storefront.ts';
import { Resource, type SyncRun } from '../../../server/contract/sync.ts';
import { findLastSync, findLiveSyncs } from '../../api/sync-runs.ts';
import { startableKinds } from './startable-kinds.ts';

/** `error`: something does not happen. `warning`: something soon will not, or not as it should. `info`: a choice to make. */
export type Severity = 'error' | 'warning' | 'info';
type Problem = NonNullable<SyncRun['problem']>;

export type AttentionItem =
  /** Products and orders wait until Brevo's eCommerce is on. */
  | { id: 'ecommerce' }
  /** A sync waits for something else that only the merchant can mend. */
  | { id: 'blocked'; kinds: Resource[]; problem: Problem }
  /** Everyone is to be written, and nobody said that everyone agreed: so nobody is. */
  | { id: 'confirmation' }
  | { id: 'runFailed'; kind: Resource; problem: Problem }
  | { id: 'webhooks'; missing: number }
  /** Switched on, and never synced. */
  | { id: 'neverSynced'; kinds: Resource[] }
  | { id: 'failed'; kind: Resource; count: number }
  | { id: 'readersFailed'; count: number }
  /** An analysis waits for the merchant, or its last run failed. */
  | { id: 'insightRun'; kind: InsightKind; state: Exclude<InsightNews['state'], 'alert'> }
  /** What an analysis found is alarming. */
  | { id: 'insightAlert'; kind: InsightKind; alert: InsightNote }
  | { id: 'storefrontGone'; names: string[] }
  | { id: 'storefrontNew'; names: string[] };

export const SEVERITIES: Record<AttentionItem['id'], Severity> = {
  ecommerce: 'error',
  blocked: 'error',
  confirmation: 'error',
  runFailed: 'error',
  webhooks: 'warning',
  neverSynced: 'warning',
  failed: 'warning',
  readersFailed: 'warning',
  insightRun: 'warning',
  insightAlert: 'warning',
  storefrontGone: 'info',
  storefrontNew: 'info',
};

interface AttentionData {
  status: Status;
  runs: SyncRun[];
  /** Empty until they are known. */
  storefronts: readonly Storefront[];
}

/**
 * What a merchant should look at, the most urgent first: what stops everything, what went wrong, what is missing, what waits
 * for a decision. That Brevo is not connected is said elsewhere, and before all of it.
 */
export function findAttention({ status, runs, storefronts }: AttentionData): AttentionItem[] {
  return [
    ...blockedSyncs(status, runs),
    ...(status.consent.isConfirmationMissing ? [{ id: 'confirmation' } as const] : []),
    ...failedSyncs(status, runs),
    ...missingWebhooks(status),
    ...neverSynced(status, runs),
    ...failedRecords(status),
    ...status.insights.map(toInsightItem),
    ...storefrontsIn('gone', storefronts),
    ...storefrontsIn('new', storefronts),
  ];
}

function blockedSyncs({ connected }: Status, runs: SyncRun[]): AttentionItem[] {
  // Without Brevo everything waits for Brevo, which is said elsewhere.
  if (!connected) return [];
  const blocked = findLiveSyncs(runs).filter(({ waiting }) => waiting?.reason === 'merchant');
  const forEcommerce = blocked.filter(({ problem }) => problem?.code === INACTIVE);
  const problems = new Map<string, { problem: Problem; kinds: Resource[] }>();
  for (const { problem, resource } of blocked) {
    if (!problem || problem.code === INACTIVE) continue;
    const kinds = problems.get(problem.code)?.kinds ?? [];
    problems.set(problem.code, { problem, kinds: [...kinds, resource] });
  }
  return [
    ...[...problems.values()].map((each) => ({ id: 'blocked' as const, ...each })),
    ...(forEcommerce.length > 0 ? [{ id: 'ecommerce' as const }] : []),
  ];
}

const INACTIVE = 'brevo_ecommerce_inactive';

function failedSyncs({ resources }: Status, runs: SyncRun[]): AttentionItem[] {
  return Resource.options.flatMap((kind) => {
    const last = findLastSync(runs, kind);
    // One that runs again may mend it.
    if (last?.state !== 'failed' || resources[kind].state !== 'attention') return [];
    const problem = last.problem ?? { code: 'internal', message: '' };
    return { id: 'runFailed', kind, problem };
  });
}

function missingWebhooks({ webhooks: { active, expected } }: Status): AttentionItem[] {
  return active < expected ? [{ id: 'webhooks', missing: expected - active }] : [];
}

/** Not while the first syncs wait for their turn. */
function neverSynced(status: Status, runs: SyncRun[]): AttentionItem[] {
  const live = new Set(findLiveSyncs(runs).map(({ resource }) => resource));
  const kinds = startableKinds(status).filter(
    (kind) => status.resources[kind].state === 'never' && !live.has(kind),
  );
  return kinds.length > 0 && status.connected ? [{ id: 'neverSynced', kinds }] : [];
}

function failedRecords({ resources, newsletterReaders }: Status): AttentionItem[] {
  const ofKinds: AttentionItem[] = Resource.options
    // What somebody chose to ignore needs no look.
    .map((kind) => ({ kind, count: resources[kind].failed - (resources[kind].ignored ?? 0) }))
    .filter(({ kind, count }) => resources[kind].state !== 'off' && count > 0)
    .map((each) => ({ id: 'failed', ...each }));
  const { failed } = newsletterReaders;
  return failed > 0 ? [...ofKinds, { id: 'readersFailed', count: failed }] : ofKinds;
}

function toInsightItem(news: InsightNews): AttentionItem {
  const { kind, state } = news;
  if (state !== 'alert') return { id: 'insightRun', kind, state };
  return { id: 'insightAlert', kind, alert: news.alert };
}

function storefrontsIn(
  attention: 'gone' | 'new',
  storefronts: readonly Storefront[],
): AttentionItem[] {
  const names = storefronts.filter((one) => one.attention === attention).map(({ name }) => name);
  if (names.length === 0) return [];
  return [{ id: attention === 'gone' ? 'storefrontGone' : 'storefrontNew', names }];
}
