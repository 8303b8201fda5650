import type { SyncRunRepository } from '../db/journal/sync-runs.ts';
import type { ChannelOrderRepository } from '../db/ledger/channel-orders.ts';

export interface OrdersSoFarDeps {
  runs: SyncRunRepository;
  channelOrders: ChannelOrderRepository;
}

/** How many orders are known while no sync of them has come to its end; null once one has: then all of them are. */
export async function countOrdersSoFar(
  { runs, channelOrders }: OrdersSoFarDeps,
  storeHash: string,
): Promise<number | null> {
  const isWhole = await runs.findLastFinished(storeHash, 'orders', ['succeeded']);
  return isWhole ? null : channelOrders.count(storeHash);
}
