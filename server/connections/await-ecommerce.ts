import type { RemoteClients } from '../clients/remote-clients.ts';
import type { RunAgain } from '../queue/job-handler.ts';
import type { ClaimedJob, JobQueue } from '../queue/job-queue.ts';

/** Brevo says five minutes; each question is one of its hundred calls an hour. */
const ASK_AGAIN_MS = 60_000;
const PATIENCE_MS = 60 * 60_000;

/** Sees to it that what waits for eCommerce goes on when Brevo has switched it on. */
export function awaitEcommerceJob(storeHash: string, askedAt: number) {
  return {
    storeHash,
    kind: 'await-ecommerce',
    key: 'await-ecommerce',
    payload: { askedAt },
    ifRunning: 'runAgain',
  } as const;
}

/** Job `await-ecommerce`: asks Brevo until eCommerce is on, for an hour, then calls what waits. */
export async function awaitEcommerce(
  { remotes, queue, now }: { remotes: RemoteClients; queue: JobQueue; now(): number },
  { storeHash, payload }: Pick<ClaimedJob, 'storeHash' | 'payload'>,
  { signal }: { signal: AbortSignal },
): Promise<RunAgain | undefined> {
  const brevo = await remotes.brevo(storeHash);
  if (await brevo.catalogue.isActive({ signal })) {
    await queue.enqueue({ storeHash, kind: 'resume-sync', key: 'resume-sync' });
    return undefined;
  }
  const isOver = now() - Number(payload.askedAt) >= PATIENCE_MS;
  return isOver ? undefined : { runAgainAt: now() + ASK_AGAIN_MS };
}
