import type { MaveraClient } from '../clients/mavera/mavera-client.ts';
import type { RemoteClients } from '../clients/remote-clients.ts';
import { activityOf } from '../contract/activity-of.ts';
import type { MaveraConnection } from '../contract/connection.ts';
import type { ConnectionRepository } from '../db/brevo/connections.ts';
import type { ActivityRepository } from '../db/store/activity.ts';
import type { AuditRepository } from '../db/store/audit.ts';
import { AppError, RemoteError } from '../errors.ts';
import type { JobQueue } from '../queue/job-queue.ts';

interface Actor {
  storeHash: string;
  userId: number;
}

export interface MaveraConnectionsDeps {
  connections: ConnectionRepository;
  activity: ActivityRepository;
  audit: AuditRepository;
  remotes: RemoteClients;
  queue: JobQueue;
  now(): number;
}

/** What a merchant does about each way in which Mavera can refuse a key (reference/mavera-and-peers.md §1.1, §1.7). */
const WHAT_TO_DO: Readonly<Record<string, string>> = {
  mavera_key_rejected:
    'Mavera does not accept this API key. It may have been revoked or have expired, or a character is missing. In Mavera, open Settings → Developer → API Keys, create a key and paste it here.',
  mavera_key_restricted:
    'Mavera knows the key but does not let it do this. In Mavera, check what your account may do, or create a key as its owner.',
  mavera_plan_ended:
    'Mavera knows the key, but its subscription has ended or its credits are used up. In Mavera, open Settings → Billing and renew it.',
};

/** Mavera tells nobody whose account a key belongs to, and its personas have names of their own. */
const NOTHING_KNOWN = {
  account: { companyName: '', email: '', plan: '' },
  nameAttributes: { first: '', last: '' },
};

/** A store's Mavera account: connecting it, how it is doing, letting it go. */
export class MaveraConnections {
  readonly #deps: MaveraConnectionsDeps;

  constructor(deps: MaveraConnectionsDeps) {
    this.#deps = deps;
  }

  /**
   * Tries a key against Mavera, at no cost, and keeps it only if it works; insights that wait for it go on. Throws AppError
   * `mavera_key_rejected`, `mavera_key_restricted`, `mavera_plan_ended`, `remote_failed`, `remote_busy`.
   */
  async connect(actor: Actor, apiKey: string, signal?: AbortSignal): Promise<MaveraConnection> {
    const { connections, remotes, now } = this.#deps;
    const { storeHash } = actor;
    await check(remotes.maveraWithKey(apiKey), signal);
    await connections.save(storeHash, 'mavera', { apiKey, ...NOTHING_KNOWN }, now());
    await this.#tell(actor, 'mavera_connected');
    await this.#follow(storeHash);
    return this.state(storeHash);
  }

  /** Tries the key we have once more. Throws as `connect` does, or AppError `mavera_not_connected`. */
  async recheck({ storeHash }: Actor, signal?: AbortSignal): Promise<MaveraConnection> {
    const { connections, remotes, now } = this.#deps;
    await check(await remotes.mavera(storeHash, { interactive: true }), signal);
    await connections.saveProblem(storeHash, 'mavera', null, now());
    await this.#follow(storeHash);
    return this.state(storeHash);
  }

  async state(storeHash: string): Promise<MaveraConnection> {
    const connection = await this.#deps.connections.find(storeHash, 'mavera');
    if (!connection) return { state: 'not_connected' };
    const { problemCode, apiKey, checkedAt } = connection;
    return {
      state: problemCode ? 'attention' : 'connected',
      problem: problemCode
        ? { code: problemCode, message: explainProblem(problemCode) }
        : undefined,
      keyEnding: apiKey.slice(-4),
      checkedAt: new Date(checkedAt).toISOString(),
    };
  }

  /** Forgets the key. What Mavera holds, and what it told us, stays. */
  async disconnect(actor: Actor): Promise<void> {
    const wasConnected = await this.#deps.connections.delete(actor.storeHash, 'mavera');
    if (!wasConnected) return;
    await this.#tell(actor, 'mavera_disconnected');
  }

  async #tell(
    { storeHash, userId }: Actor,
    kind: 'mavera_connected' | 'mavera_disconnected',
  ): Promise<void> {
    const at = this.#deps.now();
    await this.#deps.activity.add(storeHash, { kind, ...activityOf(kind), userId, at });
    await this.#deps.audit.add(storeHash, { action: kind, userId, at });
  }

  async #follow(storeHash: string): Promise<void> {
    const kind = 'resume-insights';
    await this.#deps.queue.enqueue({ storeHash, kind, key: kind });
  }
}

/** Asking what is left costs nothing; 402 there can only mean that nobody pays for the account (§1.1). */
async function check(mavera: MaveraClient, signal?: AbortSignal): Promise<void> {
  try {
    await mavera.getUsage({ signal });
  } catch (error) {
    throw explainRefusal(error);
  }
}

function explainRefusal(error: unknown): unknown {
  if (!(error instanceof RemoteError)) return error;
  const code = error.failure === 'unpaid' ? 'mavera_plan_ended' : error.code;
  if (!(code in WHAT_TO_DO)) return error;
  return new AppError(code, explainProblem(code), { cause: error });
}

function explainProblem(code: string): string {
  return WHAT_TO_DO[code] ?? 'Mavera refuses the connection. Please check the API key.';
}
