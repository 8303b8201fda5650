import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { MarkWriter } from '../../server/sync/webhooks/mark-writer.ts';

const mark = (id: number) => ({ storeHash: 'acme1', kind: 'customers', entityId: String(id) });

test('while two batches are on their way to the disk, all that come share the next one', async () => {
  const disk = slowDisk();
  const writer = new MarkWriter(disk.write);

  const first = writer.add(mark(1));
  await disk.writes(1);
  const second = writer.add(mark(2));
  await disk.writes(2);
  const others = [3, 4, 4, 5].map((id) => writer.add(mark(id)));
  await turn();

  expect(disk.batches).toEqual([['1'], ['2']]);
  disk.finish(0);
  expect(await first).toBe(true);
  await disk.writes(3);
  expect(disk.batches[2]).toEqual(['3', '4', '5']);
  disk.finish(1);
  disk.finish(2);
  expect(await Promise.all([second, ...others])).toEqual(Array(5).fill(true));
});

test('nothing is acknowledged before its own batch is on disk, whichever ends first', async () => {
  const disk = slowDisk();
  const writer = new MarkWriter(disk.write);
  const acknowledged: number[] = [];
  const first = writer.add(mark(1)).then(() => acknowledged.push(1));
  await disk.writes(1);
  const second = writer.add(mark(2)).then(() => acknowledged.push(2));
  await disk.writes(2);

  disk.finish(1);
  await second;

  expect(acknowledged).toEqual([2]);
  disk.finish(0);
  await first;
  await writer.idle();
  expect(acknowledged).toEqual([2, 1]);
});

test('a batch that fails does so for those in it alone', async () => {
  const disk = slowDisk();
  const writer = new MarkWriter(disk.write);
  const lost = writer.add(mark(1));
  await disk.writes(1);
  const kept = writer.add(mark(2));
  await disk.writes(2);

  disk.finish(0, new Error('the disk is full'));
  disk.finish(1);

  await expect(lost).rejects.toThrow('the disk is full');
  expect(await kept).toBe(true);
  await writer.idle();
});

/** Takes what it is given and is done with it when told to. */
function slowDisk() {
  const batches: string[][] = [];
  const endings: ((error?: Error) => void)[] = [];
  return {
    batches,
    write(marks: { entityId: string }[]): Promise<ReadonlySet<string>> {
      batches.push(marks.map(({ entityId }) => entityId));
      return new Promise((resolve, reject) => {
        endings.push((error) => (error ? reject(error) : resolve(new Set(['acme1']))));
      });
    },
    finish: (batch: number, error?: Error) => endings[batch]?.(error),
    async writes(count: number): Promise<void> {
      while (batches.length < count) await turn();
    },
  };
}
