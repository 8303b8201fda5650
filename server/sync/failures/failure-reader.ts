import type { z } from 'zod';
import type {
  Failure,
  FailureCauseQuery,
  FailureCauses,
  FailureQuery,
  Failures,
} from '../../contract/failure.ts';
import { explainFailure } from '../../contract/failure-words.ts';
import type { CartRepository } from '../../db/ledger/carts.ts';
import type { FailedEntity, FailureFilter, FailureRepository } from '../../db/ledger/failures.ts';
import type { LedgerRepository } from '../../db/ledger/ledger.ts';
import { toIso } from '../runs/run-view.ts';
import { controlPanelPage } from './control-panel-page.ts';
import { failureId } from './failure-id.ts';

export interface FailureReaderDeps {
  failures: FailureRepository;
  ledger: LedgerRepository;
  carts: CartRepository;
}

/** How many are read at once where all of them are wanted. */
const PAGE = 500;

/** A page of records that did not arrive whole, oldest first. */
export async function listFailures(
  deps: FailureReaderDeps,
  storeHash: string,
  { after, limit, ...filter }: z.output<typeof FailureQuery>,
): Promise<z.output<typeof Failures>> {
  const { failures } = deps;
  const start = after === undefined ? undefined : failureId(after, 'after');
  const found = await failures.list(storeHash, { ...filter, after: start, limit: limit + 1 });
  const page = found.slice(0, limit);
  return {
    failures: await describe(deps, storeHash, page),
    total: await failures.count(storeHash, filter),
    next: found.length > limit ? String(page.at(-1)?.id) : null,
    byReason: await failures.countByReason(storeHash),
  };
}

/** What is wrong, each thing once, with how many records of a kind have it. */
export async function listCauses(
  { failures }: FailureReaderDeps,
  storeHash: string,
  { state }: z.output<typeof FailureCauseQuery>,
): Promise<z.output<typeof FailureCauses>> {
  const causes = await failures.listCauses(storeHash, { state });
  return {
    causes: causes.map((cause) => ({
      ...cause,
      ...explainFailure(cause.reason),
      since: toIso(cause.since) ?? '',
    })),
    open: await failures.count(storeHash, { state: 'open' }),
    ignored: await failures.count(storeHash, { state: 'ignored' }),
  };
}

/** All that match, page by page: memory stays flat however many there are. */
export async function* failurePages(
  deps: FailureReaderDeps,
  storeHash: string,
  filter: FailureFilter,
): AsyncGenerator<Failure[]> {
  let after: number | undefined;
  for (;;) {
    const page = await deps.failures.list(storeHash, { ...filter, after, limit: PAGE });
    if (page.length > 0) yield describe(deps, storeHash, page);
    if (page.length < PAGE) return;
    after = page.at(-1)?.id;
  }
}

async function describe(
  { ledger, carts }: FailureReaderDeps,
  storeHash: string,
  page: readonly FailedEntity[],
): Promise<Failure[]> {
  const retrying = new Set<string>();
  for (const kind of new Set(page.map(({ resource }) => resource))) {
    const entries = await ledger.listByIds(storeHash, kind, idsOf(page, kind));
    for (const { state, entityId } of entries)
      if (state === 'pending') retrying.add(`${kind} ${entityId}`);
  }
  const cartsById = new Map(
    (await carts.listByIds(storeHash, idsOf(page, 'carts'))).map((cart) => [cart.cartId, cart]),
  );
  return page.map((failure) => ({
    id: String(failure.id),
    resource: failure.resource,
    entityId: failure.entityId,
    severity: failure.severity,
    reason: failure.reason,
    ...explainFailure(failure.reason),
    ...controlPanelPage(storeHash, failure, cartsById.get(failure.entityId)),
    since: toIso(failure.since) ?? '',
    attempts: failure.attempts,
    isRetrying: retrying.has(`${failure.resource} ${failure.entityId}`),
    ignoredAt: toIso(failure.ignoredAt),
  }));
}

function idsOf(page: readonly FailedEntity[], kind: string): string[] {
  return page.filter(({ resource }) => resource === kind).map(({ entityId }) => entityId);
}
