import { Cohort, type CohortRules, cohortOf } from '../../contract/cohorts.ts';
import { REVENUE_STATUSES } from '../../contract/order-status.ts';
import type { BuyerRepository } from '../../db/ledger/buyers.ts';
import { SegmentSums } from './segment-sums.ts';

export type CohortSums = Record<Cohort, SegmentSums>;

/** Every buyer in their cohort, as the `cohort` field of contacts tells it: on channels that are on, guests included. No calls. */
export async function countCohorts(
  buyers: BuyerRepository,
  storeHash: string,
  { rules, offChannels }: { rules: CohortRules; offChannels: readonly number[] },
  signal: AbortSignal,
): Promise<CohortSums> {
  const sums = { new: new SegmentSums(), returning: new SegmentSums(), vip: new SegmentSums() };
  const which = { statusIds: REVENUE_STATUSES, offChannels };
  for await (const piece of buyers.pieces(storeHash, which)) {
    signal.throwIfAborted();
    for (const buyer of piece) {
      const { orders: ordersCount, cents } = buyer;
      const cohort = cohortOf({ ordersCount, totalSpent: cents / 100 }, rules);
      if (cohort) sums[cohort].add(buyer);
    }
  }
  return sums;
}

export function sizesOf(sums: CohortSums): Array<{ cohort: Cohort; people: number }> {
  return Cohort.options.map((cohort) => ({ cohort, people: sums[cohort].people }));
}
