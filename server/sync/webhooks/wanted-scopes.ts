import type { Settings } from '../../contract/settings.ts';
import { isDrained } from '../drain/drain-job.ts';
import { isSwitchedOn } from '../drain/switches.ts';
import { RECORD_SCOPES, STORE_SCOPES } from './scope-table.ts';

/** The events that what is switched on lives by, and those about the app itself. */
export function wantedScopes(settings: Pick<Settings, 'sync' | 'products'>): string[] {
  const records = [...RECORD_SCOPES].filter(
    ([, { kind, detail }]) =>
      isDrained(kind) &&
      isSwitchedOn(kind, settings.sync) &&
      (!detail || settings.products[detail]),
  );
  return [...records.map(([scope]) => scope), ...STORE_SCOPES.keys()];
}
