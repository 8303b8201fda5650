import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check, Finding } from '../../contract/diagnostics.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import { readAttributePlan } from '../customers/mapping/attribute-plan.ts';
import { missingAttributes } from '../customers/mapping/mapping-plan.ts';
import type { SettingsService } from '../settings/settings-service.ts';

/** reference/brevo.md §1.5 */
const MOST_ATTRIBUTES = 200;

/** Whether the mapping fits the attributes that the account has and the fields that the store has. */
export function checkAttributes({
  remotes,
  settings,
  runs,
}: {
  remotes: RemoteClients;
  settings: SettingsService;
  runs: SyncRunRepository;
}): Check<'attributes'> {
  return {
    id: 'attributes',
    async look(storeHash, signal): Promise<Finding<'attributes'>> {
      const { customerMapping } = await settings.get(storeHash);
      const { plan, account } = await readAttributePlan(
        remotes,
        storeHash,
        customerMapping,
        signal,
      );
      const missing = missingAttributes(plan).map(({ name }) => name);
      const attributes = missing.join(', ');
      if (missing.length > 0 && account.length + missing.length > MOST_ATTRIBUTES)
        return { state: 'problem', code: 'full', params: { attributes } };
      // Before the first sync they are only planned.
      const hasBegun = await runs.hasBegun(storeHash, 'customers');
      if (missing.length > 0 && hasBegun)
        return { state: 'problem', code: 'missing', params: { attributes }, mend: 'attributes' };

      const fields = plan.unknownSources.join(', ');
      if (fields !== '') return { state: 'warning', code: 'unknown_fields', params: { fields } };
      const unfit = plan.lines.filter(({ mayNotFit }) => mayNotFit);
      if (unfit.length > 0) {
        const names = unfit.map(({ attribute, type }) => `${attribute} (${type})`).join(', ');
        return { state: 'warning', code: 'mismatched', params: { attributes: names } };
      }
      if (missing.length > 0) return { state: 'ok', code: 'to_be_made', params: { attributes } };
      return { state: 'ok', code: 'ok' };
    },
  };
}
