import type { Settings } from '../../contract/settings.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import type { DrainedKind } from './drain-job.ts';

type Switch = keyof Settings['sync'];

/**
 * Which switches of the settings a kind of record lives by: any of them is enough. None: it follows the store itself, or what
 * somebody agreed to in Brevo, which counts whatever is synced.
 */
const SWITCHES: Readonly<Record<DrainedKind, readonly Switch[]>> = {
  customers: ['customers'],
  // Guests are known by their orders alone, and may say no as well.
  subscribers: ['customers', 'orders'],
  unsubscribes: [],
  orders: ['orders'],
  products: ['products'],
  categories: ['categories'],
  carts: ['carts'],
  stock: ['inventory'],
  prices: ['products'],
  channels: [],
};

export function isSwitchedOn(kind: keyof typeof SWITCHES, sync: Settings['sync']): boolean {
  const switches = SWITCHES[kind];
  return switches.length === 0 || switches.some((name) => sync[name]);
}

/**
 * A webhook may still come after its kind was switched off, and other kinds go on marking. What changes meanwhile needs no
 * mark: a run catches up when it is switched on again. Answers whether it is off, and if so, drops the marks.
 */
export async function isSwitchedOff(
  { settings, pending }: { settings: SettingsService; pending: PendingChangeRepository },
  storeHash: string,
  kind: DrainedKind,
): Promise<boolean> {
  if (isSwitchedOn(kind, (await settings.get(storeHash)).sync)) return false;
  await pending.deleteKind(storeHash, kind);
  return true;
}
