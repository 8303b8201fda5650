import { expect, test } from 'vitest';
import { DueMarks } from '../../../server/sync/drain/due-marks.ts';
import { startConnectedApp } from '../../helpers/stores/connected-store.ts';

const STORE = 'acme1';
const KIND = 'customers';

test('marks that wait equally long are put off in one write, but for those renewed meanwhile', async () => {
  await using app = await startConnectedApp();
  const { pending } = app.context;
  const mark = (ids: readonly number[]) =>
    pending.mark(
      ids.map((id) => ({ storeHash: STORE, kind: KIND, entityId: String(id) })),
      1_000,
    );
  await mark(Array.from({ length: 200 }, (_, id) => id));
  const due = await pending.listDue(STORE, KIND, 2_000, 500);
  await mark([7]);
  const writes: string[] = [];
  app.db.on('query', ({ sql }: { sql: string }) => writes.push(sql));

  const context = { signal: AbortSignal.timeout(60_000), checkpoint: async () => {} };
  const marks = new DueMarks(due, context as never, (some, delayMs) =>
    pending.putOff(STORE, KIND, some, 2_000 + delayMs),
  );
  await marks.putOff(marks.ids, 5_000);

  expect(writes).toHaveLength(1);
  expect(marks.ids).toEqual([]);
  const left = await pending.listDue(STORE, KIND, 6_999, 500);
  expect(left.map(({ entityId }) => entityId)).toEqual(['7']);
  const later = await pending.listDue(STORE, KIND, 7_000, 500);
  expect(later.filter(({ attempts }) => attempts === 1)).toHaveLength(199);
});
