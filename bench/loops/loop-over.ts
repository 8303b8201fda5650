import type { Platforms } from '../platforms/start-platforms.ts';
import type { Store } from './record-loops.ts';

const LOOP_RECORDS = 1_000;

/** Lets a plain loop run over the first records of the shop, at most a thousand. */
export async function loopOver(
  { bigcommerce, clearCounts }: Platforms,
  loop: (store: Store, records: number) => Promise<number>,
  most: number,
): Promise<{ records: number; calls: number }> {
  const store = {
    storeUrl: await bigcommerce.call('storeUrl'),
    accessToken: await bigcommerce.call('accessToken'),
  };
  await clearCounts();
  const records = await loop(store, Math.min(most, LOOP_RECORDS));
  return { records, calls: (await bigcommerce.call('counts')).total };
}
