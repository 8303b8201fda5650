import type { Resource } from '../../contract/sync.ts';
import { AppError } from '../../errors.ts';

/** The kinds of record that are synced so far, in the order in which they are best begun. */
export const SYNCED_KINDS = [
  'customers',
  'categories',
  'products',
  'orders',
] as const satisfies readonly Resource[];

/** Throws AppError `invalid_request` if some of what is wanted is switched off, or not synced. */
export function refuseUnsynced(wanted: readonly Resource[], switchedOn: readonly Resource[]): void {
  const problems = wanted
    .filter((resource) => !switchedOn.includes(resource))
    .map((resource) => ({
      path: 'resources',
      message: whyNotSynced(resource),
    }));
  if (problems.length > 0)
    throw new AppError('invalid_request', 'The request is not what it should be.', { problems });
}

function whyNotSynced(resource: Resource): string {
  if (resource === 'carts') return 'Carts are followed as they change: there is no list to sync.';
  if (resource === 'stock') return 'Stock travels with the products: sync those.';
  return `The sync of ${resource} is switched off in the settings.`;
}
