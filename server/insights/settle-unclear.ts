import type { MaveraUsage } from '../clients/mavera/usage.ts';
import type { RemoteClients } from '../clients/remote-clients.ts';
import type { MaveraAttemptRepository } from '../db/insights/mavera-attempts.ts';
import { AppError, RemoteError } from '../errors.ts';
import type { ClaimedJob } from '../queue/job-queue.ts';
import { mostPaid } from './was-paid.ts';

interface Deps {
  attempts: MaveraAttemptRepository;
  remotes: RemoteClients;
  now(): number;
}

/**
 * Job `insight-settle`: what the calls of a run that was called off have cost, whose answers nobody waited for. None of them is
 * sent again, so what the account has used since is enough to know: a bound, or that nothing was paid.
 */
export async function settleUnclear(
  { attempts, remotes, now }: Deps,
  { storeHash, payload }: Pick<ClaimedJob, 'storeHash' | 'payload'>,
  signal: AbortSignal,
): Promise<void> {
  const unclear = await attempts.listUnclear(storeHash, String(payload.runId));
  if (unclear.length === 0) return;
  const usage = await readUsage(remotes, storeHash, signal);
  if (!usage) return;
  for (const attempt of unclear) {
    const credits = mostPaid(attempt, usage, await attempts.knownCostSince(attempt));
    const state = credits === 0 ? 'not_arrived' : 'given_up';
    await attempts.settle(attempt, { state, credits }, now());
  }
}

/** Undefined without a key that works: then the most that the calls can have cost stands. */
async function readUsage(
  remotes: RemoteClients,
  storeHash: string,
  signal: AbortSignal,
): Promise<MaveraUsage | undefined> {
  try {
    const mavera = await remotes.mavera(storeHash);
    return await mavera.getUsage({ signal });
  } catch (error) {
    const isGone = error instanceof AppError && error.code === 'mavera_not_connected';
    const isRefused =
      error instanceof RemoteError && (error.isCredentialFailure || error.failure === 'unpaid');
    if (isGone || isRefused) return undefined;
    throw error;
  }
}
