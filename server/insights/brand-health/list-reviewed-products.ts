import type { ReviewedProducts, ReviewedProductsQuery } from '../../contract/brand-health.ts';
import type { ConnectionRepository } from '../../db/connections.ts';
import type { ReviewRepository } from '../../db/reviews.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { insightLook } from '../insight-jobs.ts';

interface Deps {
  reviews: ReviewRepository;
  connections: ConnectionRepository;
  queue: JobQueue;
}

const SHOWN = 50;

/** Products to choose from, most reviewed first. Where none are known yet, they are read in the background. */
export async function listReviewedProducts(
  { reviews, connections, queue }: Deps,
  storeHash: string,
  { text = '', ids = [] }: ReviewedProductsQuery,
): Promise<ReviewedProducts> {
  const isRead = await reviews.hasProducts(storeHash);
  if (!isRead && (await connections.find(storeHash, 'mavera')))
    await queue.enqueue(insightLook(storeHash, 'brand_health'));
  const found = await reviews.searchProducts(storeHash, { text, ids, limit: SHOWN });
  return {
    products: found.map(({ productId, name, count }) => ({ productId, name, reviews: count })),
    isRead,
  };
}
