import { MOST_IN_A_BATCH } from '../../clients/brevo/catalogue.ts';
import { chunksOf } from '../../db/chunks-of.ts';
import { RemoteError } from '../../errors.ts';
import type { JobContext } from '../../queue/job-handler.ts';
import type { CatalogueItem, CatalogueSource } from './catalogue-source.ts';

/** Up to here items are written one by one: that has a quota of its own and leaves the small one for batches alone. */
const MOST_SINGLE_WRITES = 5;

/**
 * Writes items in order and answers the ids of those that Brevo refuses for good: one bad item in a batch loses none of
 * the others. What may pass is thrown, and so is a refused key.
 */
export async function writeItems<Item extends CatalogueItem>(
  source: CatalogueSource<Item>,
  items: readonly Item[],
  context: JobContext,
): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  for (const chunk of chunksOf(items, MOST_IN_A_BATCH)) {
    await context.checkpoint();
    await writeChunk(source, chunk, context, refused);
  }
  return refused;
}

async function writeChunk<Item extends CatalogueItem>(
  source: CatalogueSource<Item>,
  items: readonly Item[],
  context: JobContext,
  refused: Set<string>,
): Promise<void> {
  const { writeOne } = source;
  if (writeOne && items.length <= MOST_SINGLE_WRITES)
    return writeSingly(writeOne, items, context, refused);
  try {
    await source.writeBatch(items, context.signal);
  } catch (error) {
    const isRefused = isFailure(error, 'rejected');
    // The quota for batches is used up, that for single writes is not.
    const isOutOfBatches = isFailure(error, 'limited') && writeOne !== undefined;
    if (!isRefused && !isOutOfBatches) throw error;
    if (writeOne) return writeSingly(writeOne, items, context, refused);
    if (items.length === 1) for (const { id } of items) refused.add(id);
    else
      for (const half of chunksOf(items, Math.ceil(items.length / 2)))
        await writeChunk(source, half, context, refused);
  }
}

async function writeSingly<Item extends CatalogueItem>(
  writeOne: NonNullable<CatalogueSource<Item>['writeOne']>,
  items: readonly Item[],
  context: JobContext,
  refused: Set<string>,
): Promise<void> {
  for (const item of items) {
    await context.checkpoint();
    try {
      await writeOne(item, context.signal);
    } catch (error) {
      if (!isFailure(error, 'rejected')) throw error;
      refused.add(item.id);
    }
  }
}

function isFailure(error: unknown, failure: RemoteError['failure']): boolean {
  return error instanceof RemoteError && error.failure === failure;
}
