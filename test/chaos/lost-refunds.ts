import type { ChaosScene } from './chaos-scene.ts';

/** Orders with a refund whose event was lost: nothing else tells of it, but for the status until that is changed. */
export function lostRefunds({ bigcommerce }: Pick<ChaosScene, 'bigcommerce'>): Set<number> {
  const { lost } = bigcommerce.hooks('acme1');
  const refunds = lost.filter(({ scope }) => scope.includes('refund'));
  return new Set(refunds.map(({ body }) => Number(JSON.parse(body).data.id)));
}
