import { createHmac } from 'node:crypto';
import type { RemoteClients } from '../clients/remote-clients.ts';
import { activityOf } from '../contract/activity-of.ts';
import type { BrevoConnection } from '../contract/connection.ts';
import { chooseNameAttributes } from '../contract/name-attributes.ts';
import type { BrevoAccountMemory } from '../db/brevo/brevo-account-memory.ts';
import type { BrevoWatchRepository } from '../db/brevo/brevo-watch.ts';
import type { ConnectionRepository } from '../db/brevo/connections.ts';
import type { ActivityRepository } from '../db/store/activity.ts';
import type { AuditRepository } from '../db/store/audit.ts';
import type { StoreRepository } from '../db/store/stores.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { awaitEcommerceJob } from './await-ecommerce.ts';
import { explainProblem, explainRefusal } from './explain-refusal.ts';
import { releaseBrevo, removeWebhook } from './release-brevo.ts';

interface Actor {
  storeHash: string;
  userId: number;
}

export interface BrevoConnectionsDeps {
  stores: StoreRepository;
  accounts: BrevoAccountMemory;
  connections: ConnectionRepository;
  brevoWatch: BrevoWatchRepository;
  activity: ActivityRepository;
  audit: AuditRepository;
  remotes: RemoteClients;
  queue: JobQueue;
  now(): number;
}

/** A store's Brevo account: connecting it, how it is doing, letting it go. */
export class BrevoConnections {
  readonly #deps: BrevoConnectionsDeps;

  constructor(deps: BrevoConnectionsDeps) {
    this.#deps = deps;
  }

  /**
   * Checks a key against Brevo, that it may read the account and write contacts, and keeps it only then. A key that
   * replaces another takes over at once: syncs that wait for it go on.
   * Throws AppError `brevo_key_rejected`, `brevo_ip_not_allowed`, `brevo_key_restricted`, `remote_failed`, `remote_busy`.
   */
  async connect(actor: Actor, apiKey: string, signal?: AbortSignal): Promise<BrevoConnection> {
    const { connections, activity, audit, remotes, now } = this.#deps;
    const { storeHash, userId } = actor;
    const brevo = remotes.brevoWithKey(apiKey);
    const { account, attributes } = await this.#check(brevo, signal);
    const { companyName, email, plan } = account;
    const former = await connections.find(storeHash, 'brevo');
    const { hookId } = await this.#deps.brevoWatch.get(storeHash);
    const isAnother = await this.#isAnotherAccount(storeHash, account);
    if (isAnother && former) await removeWebhook(remotes.brevoWithKey(former.apiKey), hookId);
    await connections.save(
      storeHash,
      'brevo',
      {
        apiKey,
        account: { companyName, email, plan },
        nameAttributes: chooseNameAttributes(attributes),
      },
      now(),
    );
    const at = now();
    await activity.add(storeHash, {
      kind: 'brevo_connected',
      ...activityOf('brevo_connected'),
      userId,
      at,
    });
    if (isAnother)
      await activity.add(storeHash, {
        kind: 'brevo_account_changed',
        ...activityOf('brevo_account_changed'),
        level: 'warning',
        userId,
        at,
      });
    await audit.add(storeHash, {
      action: isAnother ? 'brevo_account_changed' : 'brevo_connected',
      userId,
      at,
    });
    await this.#follow(storeHash);
    return this.state(storeHash);
  }

  /**
   * Tries the key we have once more, after the merchant mended something in Brevo: syncs that wait for it go on. Throws as
   * `connect` does, or AppError `brevo_not_connected`.
   */
  async recheck({ storeHash }: Actor, signal?: AbortSignal): Promise<BrevoConnection> {
    const { connections, remotes, now } = this.#deps;
    const brevo = await remotes.brevo(storeHash, { interactive: true });
    await this.#check(brevo, signal);
    await connections.saveProblem(storeHash, 'brevo', null, now());
    await this.#follow(storeHash);
    return this.state(storeHash);
  }

  /**
   * Switches eCommerce on in the merchant's Brevo account, which takes Brevo about five minutes; what waits for it goes on
   * by itself then. Throws AppError `brevo_not_connected`, or what Brevo refuses it with.
   */
  async activateEcommerce({ storeHash, userId }: Actor, signal?: AbortSignal): Promise<void> {
    const { activity, audit, remotes, queue, now } = this.#deps;
    const brevo = await remotes.brevo(storeHash, { interactive: true });
    try {
      await brevo.catalogue.activate({ signal });
    } catch (error) {
      throw explainRefusal(error);
    }
    const at = now();
    await audit.add(storeHash, { action: 'brevo_ecommerce_activated', userId, at });
    await activity.add(storeHash, {
      kind: 'brevo_ecommerce_activated',
      ...activityOf('brevo_ecommerce_activated'),
      userId,
      at,
    });
    await queue.enqueue(awaitEcommerceJob(storeHash, at));
  }

  async state(storeHash: string): Promise<BrevoConnection> {
    const connection = await this.#deps.connections.find(storeHash, 'brevo');
    if (!connection) return { state: 'not_connected' };
    const { problemCode } = connection;
    return {
      state: problemCode ? 'attention' : 'connected',
      account: connection.account,
      problem: problemCode
        ? { code: problemCode, message: explainProblem(problemCode) }
        : undefined,
      keyEnding: connection.apiKey.slice(-4),
      checkedAt: new Date(connection.checkedAt).toISOString(),
    };
  }

  /** Forgets the key. Our webhook goes; nothing else in Brevo changes. */
  async disconnect({ storeHash, userId }: Actor): Promise<void> {
    const { connections, activity, audit, now } = this.#deps;
    await releaseBrevo(this.#deps, storeHash);
    const wasConnected = await connections.delete(storeHash, 'brevo');
    if (!wasConnected) return;
    const at = now();
    await activity.add(storeHash, {
      kind: 'brevo_disconnected',
      ...activityOf('brevo_disconnected'),
      userId,
      at,
    });
    await audit.add(storeHash, { action: 'brevo_disconnected', userId, at });
  }

  /** The key works: what waits goes on, and Brevo tells us of unsubscribes. */
  async #follow(storeHash: string): Promise<void> {
    const { queue } = this.#deps;
    await queue.enqueue({ storeHash, kind: 'resume-sync', key: 'resume-sync' });
    const kind = 'ensure-brevo-webhook';
    await queue.enqueue({ storeHash, kind, key: kind, ifRunning: 'runAgain' });
  }

  /** What was said to one account means nothing to another: lists, contacts, imports. */
  async #isAnotherAccount(
    storeHash: string,
    { organizationId, email }: { organizationId: string | null; email: string },
  ): Promise<boolean> {
    const { stores, accounts, now } = this.#deps;
    const store = await stores.find(storeHash);
    if (!store) return false;
    const accountKey = createHmac('sha256', store.contactSecret)
      .update(`brevo account ${organizationId ?? email}`)
      .digest('hex')
      .slice(0, 32);
    return accounts.remember(storeHash, accountKey, now());
  }

  async #check(brevo: ReturnType<RemoteClients['brevoWithKey']>, signal?: AbortSignal) {
    try {
      const account = await brevo.getAccount({ signal });
      const attributes = await brevo.listAttributes({ signal });
      // A key that may only read would fail at the first import. Creating what exists changes nothing, and is refused to it.
      const known = attributes.find(
        ({ category, type }) => category === 'normal' && type === 'text',
      );
      if (known)
        await brevo.createAttribute(
          { category: 'normal', name: known.name, type: 'text' },
          { signal },
        );
      return { account, attributes };
    } catch (error) {
      throw explainRefusal(error);
    }
  }
}
