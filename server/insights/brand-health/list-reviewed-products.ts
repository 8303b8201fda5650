import type { ReviewedProducts, ReviewedProductsQuery } from '../../contract/brand-health.ts';
import type { ConnectionRepository } from '../../db/brevo/connections.ts';
import type { ReviewedProductRepository } from '../../db/insights/reviewed-products.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { insightLook } from '../insight-jobs.ts';

interface Deps {
  reviewedProducts: ReviewedProductRepository;
  connections: ConnectionRepository;
  queue: JobQueue;
}

const SHOWN = 50;

/** Products to choose from, most reviewed first. Where none are known yet, they are read in the background. */
export async function listReviewedProducts(
  { reviewedProducts, connections, queue }: Deps,
  storeHash: string,
  { text = '', ids = [] }: ReviewedProductsQuery,
): Promise<ReviewedProducts> {
  const isRead = await reviewedProducts.hasAny(storeHash);
  if (!isRead && (await connections.find(storeHash, 'mavera')))
    await queue.enqueue(insightLook(storeHash, 'brand_health'));
  const found = await reviewedProducts.search(storeHash, { text, ids, limit: SHOWN });
  return {
    products: found.map(({ productId, name, count }) => ({ productId, name, reviews: count })),
    isRead,
  };
}
