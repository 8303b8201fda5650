import type { Settings } from '../../contract/settings.ts';
import { isDrained } from '../drain/drain-job.ts';
import { RECORD_SCOPES, type RecordKind, STORE_SCOPES } from './scope-table.ts';

/** Which switch of the settings a kind of record belongs to; `always` follows the store itself. */
const SWITCH: Readonly<Record<RecordKind, keyof Settings['sync'] | 'always'>> = {
  customers: 'customers',
  subscribers: 'customers',
  orders: 'orders',
  products: 'products',
  categories: 'categories',
  carts: 'carts',
  stock: 'inventory',
  channels: 'always',
};

/** The events that what is switched on lives by, and those about the app itself. */
export function wantedScopes(settings: Pick<Settings, 'sync' | 'products'>): string[] {
  const records = [...RECORD_SCOPES].filter(
    ([, { kind, detail }]) =>
      isDrained(kind) && isOn(kind, settings.sync) && (!detail || settings[detail].metafields),
  );
  return [...records.map(([scope]) => scope), ...STORE_SCOPES.keys()];
}

function isOn(kind: RecordKind, sync: Settings['sync']): boolean {
  const name = SWITCH[kind];
  return name === 'always' || sync[name];
}
