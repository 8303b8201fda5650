import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import { AppError, RemoteError } from '../../errors.ts';

/** Brevo refused a write because somebody deleted these lists there. `mendLists` takes them out of the settings. */
export class ListsGone extends AppError {
  readonly listIds: readonly number[];

  constructor(listIds: readonly number[]) {
    super('conflict', 'A list that was chosen in the settings no longer exists in Brevo.');
    this.listIds = listIds;
  }
}

/** Those of these lists that the account does not have. */
export async function findGoneLists(
  brevo: BrevoClient,
  listIds: readonly number[],
  signal: AbortSignal,
): Promise<number[]> {
  if (listIds.length === 0) return [];
  const existing = new Set((await brevo.lists.list({ signal })).map(({ id }) => id));
  return listIds.filter((listId) => !existing.has(listId));
}

/** Does a write that names lists. Throws `ListsGone` where it was refused and some of them are not there any more. */
export async function withLists<T>(
  brevo: BrevoClient,
  listIds: readonly number[],
  signal: AbortSignal,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const isRefused =
      error instanceof RemoteError && ['rejected', 'missing'].includes(error.failure);
    // A refusal that names who has the number or the address already has nothing to do with lists.
    if (!isRefused || error.duplicates.length > 0) throw error;
    const gone = await findGoneLists(brevo, listIds, signal);
    if (gone.length > 0) throw new ListsGone(gone);
    throw error;
  }
}
