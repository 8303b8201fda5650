import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { BrevoProcess } from '../../clients/brevo/process.ts';
import { RemoteError } from '../../errors.ts';

const PAGE_SIZE = 50;
/** Of the account's newest processes; what is older is asked for by itself. */
const MOST_PAGES = 4;
/** Of the 100 calls an hour that all share, what one look may spend on processes that the list does not tell of. */
const MOST_SINGLE_READS = 5;

/**
 * What became of these processes, `missing` if the account does not have them. Many are found with one listing (50 a call);
 * one alone, and those of which the list does not tell enough, are read by themselves. Those that would cost too many
 * calls are left out: they are not known yet.
 */
export async function findProcesses(
  brevo: Pick<BrevoClient, 'imports'>,
  processIds: readonly number[],
  signal: AbortSignal,
): Promise<Map<number, BrevoProcess | 'missing'>> {
  const found = new Map<number, BrevoProcess | 'missing'>();
  if (processIds.length > 1) {
    for (const process of await listed(brevo, processIds, signal)) {
      if (process.status !== 'completed' || process.isReported) found.set(process.id, process);
    }
  }
  const untold = processIds.filter((id) => !found.has(id));
  for (const id of untold.slice(0, MOST_SINGLE_READS)) {
    found.set(id, (await readOne(brevo, id, signal)) ?? 'missing');
  }
  return found;
}

/** Newest first, until all have been seen. */
async function listed(
  brevo: Pick<BrevoClient, 'imports'>,
  processIds: readonly number[],
  signal: AbortSignal,
): Promise<BrevoProcess[]> {
  const wanted = new Set(processIds);
  const found: BrevoProcess[] = [];
  for (let page = 0; page < MOST_PAGES && wanted.size > 0; page += 1) {
    const offset = page * PAGE_SIZE;
    const processes = await brevo.imports.listProcesses({ limit: PAGE_SIZE, offset, signal });
    // New ones push others onto the next page, where they are met again.
    found.push(...processes.filter(({ id }) => wanted.delete(id)));
    if (processes.length < PAGE_SIZE) break;
  }
  return found;
}

async function readOne(
  brevo: Pick<BrevoClient, 'imports'>,
  processId: number,
  signal: AbortSignal,
): Promise<BrevoProcess | undefined> {
  try {
    return await brevo.imports.getProcess(processId, { signal });
  } catch (error) {
    if (error instanceof RemoteError && error.failure === 'missing') return undefined;
    throw error;
  }
}
