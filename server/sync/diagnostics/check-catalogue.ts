import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check, Finding } from '../../contract/diagnostics.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { LedgerRepository } from '../../db/ledger/ledger.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import { sumCounts } from '../runs/run-counts.ts';
import type { SettingsService } from '../settings/settings-service.ts';

interface CatalogueCheckDeps {
  remotes: RemoteClients;
  settings: SettingsService;
  runs: SyncRunRepository;
  ledger: LedgerRepository;
  pending: PendingChangeRepository;
}

/** Whether store, ledger and Brevo agree on how many products there are. A call to each. */
export function checkCatalogue(deps: CatalogueCheckDeps): Check<'catalogue'> {
  const { remotes, settings, runs, ledger, pending } = deps;
  return {
    id: 'catalogue',
    async look(storeHash, signal): Promise<Finding<'catalogue'>> {
      if (!(await settings.get(storeHash)).sync.products) return { state: 'off', code: 'off' };
      const live = await runs.listLive(storeHash);
      const isUnderWay =
        live.some(({ resource, mode }) => resource === 'products' && mode !== 'preview') ||
        (await pending.oldestMark(storeHash, 'products')) !== null;
      if (isUnderWay) return { state: 'ok', code: 'syncing' };
      if (!(await runs.findLastFinished(storeHash, 'products')))
        return { state: 'off', code: 'never' };

      const bigcommerce = await remotes.bigcommerce(storeHash, { interactive: true });
      const brevo = await remotes.brevo(storeHash, { interactive: true });
      const [inStore, inBrevo] = await Promise.all([
        bigcommerce.catalog.countProducts({ signal }),
        brevo.catalogue.countProducts({ signal }),
      ]);
      const {
        synced,
        skipped,
        failed,
        pending: sent,
      } = sumCounts(await ledger.counts(storeHash, 'products'));
      const known = synced + skipped + failed + sent;
      const written = await ledger.countParts(storeHash, 'products');
      if (known !== inStore)
        return { state: 'warning', code: 'behind', params: { inStore, known }, mend: 'reconcile' };
      // More is in order: the account may hold another shop's, and what was deleted a moment ago.
      if (inBrevo !== null && inBrevo < written)
        return {
          ...{ state: 'problem', code: 'missing_in_brevo', params: { inBrevo, written } },
          mend: 'rewrite_products',
        };
      return { state: 'ok', code: 'ok', params: { inStore, inBrevo: inBrevo ?? written } };
    },
  };
}
