import { type DrainedKind, drainJob } from '../../../server/sync/drain/drain-job.ts';
import type { TestApp } from './start-test-app.ts';

/** What webhooks of these records do: mark them, and see to it that they are worked. Then all that follows has happened. */
export async function markChanged(
  app: Pick<TestApp, 'context' | 'settle'>,
  kind: DrainedKind,
  ...ids: readonly (number | string)[]
): Promise<void> {
  const { pending, queue, now } = app.context;
  const marks = ids.map((id) => ({ storeHash: 'acme1', kind, entityId: String(id) }));
  await pending.mark(marks, now());
  await queue.enqueue(drainJob('acme1', kind));
  await app.settle();
}
