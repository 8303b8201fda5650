import type { BrevoClient } from '../clients/brevo/brevo-client.ts';
import type { RemoteClients } from '../clients/remote-clients.ts';
import type { BrevoWatchRepository } from '../db/brevo/brevo-watch.ts';
import type { ConnectionRepository } from '../db/brevo/connections.ts';
import { RemoteError } from '../errors.ts';

/** Somebody is waiting for the page, or BigCommerce for its callback. */
const PATIENCE_MS = 3_000;

interface ReleaseDeps {
  connections: ConnectionRepository;
  brevoWatch: BrevoWatchRepository;
  remotes: RemoteClients;
}

/**
 * Takes our webhook out of a Brevo account that is let go, while we still have the key. If Brevo does not answer, or no longer
 * accepts the key, it stays there and its calls are refused: nothing that must not happen without it is held up.
 */
export async function releaseBrevo(deps: ReleaseDeps, storeHash: string): Promise<void> {
  const { connections, brevoWatch, remotes } = deps;
  const connection = await connections.find(storeHash, 'brevo');
  const { hookId } = await brevoWatch.get(storeHash);
  if (connection) await removeWebhook(remotes.brevoWithKey(connection.apiKey), hookId);
  await brevoWatch.forgetHook(storeHash);
}

/** The same with a client that has the key of that account. */
export async function removeWebhook(brevo: BrevoClient, hookId: number | null): Promise<void> {
  if (hookId === null) return;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    await brevo.webhooks.delete(hookId, { signal });
  } catch (error) {
    if (!(error instanceof RemoteError) && !signal.aborted) throw error;
  }
}
