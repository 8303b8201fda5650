import type { Status } from '../../../server/contract/status.ts';
import type { Resource } from '../../../server/contract/sync.ts';

/** Kinds that can be walked through from beginning to end. Carts come as they change, and stock travels with its products. */
const WALKED: readonly Resource[] = ['customers', 'categories', 'products', 'orders'];

/** What a sync can be started of: kinds that are switched on, in the order in which they are begun. */
export function startableKinds({ resources }: Pick<Status, 'resources'>): Resource[] {
  return WALKED.filter((kind) => resources[kind].state !== 'off');
}
