import type { IncomingHttpHeaders } from 'node:http';
import type { NewMark, PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import type { WebhookHealthRepository } from '../../db/store/webhook-health.ts';
import { AppError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { JobPayload, JobQueue } from '../../queue/job-queue.ts';
import { isDrained } from '../drain/drain-job.ts';
import { DrainCaller } from './drain-caller.ts';
import { MarkWriter } from './mark-writer.ts';
import { readChanges } from './read-change.ts';
import { EXCEPTION_SCOPE, STORE_SCOPES } from './scope-table.ts';
import { KEY_HEADER, WebhookKeys } from './webhook-key.ts';
import { parseNotice, type WebhookNotice } from './webhook-notice.ts';
import { WebhookSignature } from './webhook-signature.ts';

export interface WebhookIntakeDeps {
  stores: StoreRepository;
  pending: PendingChangeRepository;
  webhookHealth: WebhookHealthRepository;
  queue: JobQueue;
  worker: { nudge(): void };
  logger: Logger;
  clientSecret: string;
  /** The least time between two drains of the same kind in a store, while changes keep coming. */
  drainSpacingMs: number;
  now(): number;
}

/**
 * Takes what BigCommerce tells us: verifies, marks durably, answers. It never works. Duplicates, reordering and replays are
 * harmless, since a mark only says "read this record again".
 */
export class WebhookIntake {
  readonly #deps: WebhookIntakeDeps;
  readonly #signature: WebhookSignature;
  readonly #keys: WebhookKeys;
  readonly #marks: MarkWriter;
  readonly #drains: DrainCaller;

  constructor(deps: WebhookIntakeDeps) {
    this.#deps = deps;
    this.#signature = new WebhookSignature(deps.clientSecret);
    this.#keys = new WebhookKeys(deps);
    this.#drains = new DrainCaller(deps);
    this.#marks = new MarkWriter((marks) => this.#write(marks));
  }

  /**
   * `ignored`: a scope, record or store that we do not follow. BigCommerce would repeat what is refused, and stop
   * talking to us when that happens too often (reference/bigcommerce.md §4.6), so these are answered like the others.
   * Throws AppError `unauthenticated`, `invalid_request`, or what the database failed with.
   */
  async receive(headers: IncomingHttpHeaders, body: Buffer): Promise<'accepted' | 'ignored'> {
    const isSigned = this.#signature.isValid(body, headers);
    const key = headers[KEY_HEADER];
    if (!isSigned && typeof key !== 'string') throw unsigned();
    const notice = parseNotice(body);
    // A late delivery may carry an old signature: then the store's key alone speaks for it.
    if (!isSigned && !(await this.#keys.fits(notice.storeHash, String(key)))) throw unsigned();

    if (STORE_SCOPES.has(notice.scope)) return this.#callJob(notice);
    const { storeHash } = notice;
    const changes = readChanges(notice.scope, notice.data).filter(({ kind }) => isDrained(kind));
    const added = changes.map((change) => this.#marks.add({ storeHash, ...change }));
    return (await Promise.all(added)).includes(true) ? 'accepted' : 'ignored';
  }

  /** When everything that was received is written and has its job. */
  async idle(): Promise<void> {
    await this.#marks.idle();
    await this.#drains.idle();
  }

  async #write(marks: NewMark[]): Promise<ReadonlySet<string>> {
    const { pending, now } = this.#deps;
    const known = await pending.mark(marks, now());
    this.#drains.call(marks.filter(({ storeHash }) => known.has(storeHash)));
    return known;
  }

  /** Events about the store itself are rare: each has its job at once. */
  async #callJob({ storeHash, scope, data }: WebhookNotice): Promise<'accepted' | 'ignored'> {
    const { stores, queue, worker } = this.#deps;
    if (!(await stores.find(storeHash))) return 'ignored';
    const kind = STORE_SCOPES.get(scope) ?? '';
    const payload = scope === EXCEPTION_SCOPE ? exceptionOf(data) : {};
    await queue.enqueue({ storeHash, kind, key: kind, payload, ifRunning: 'runAgain' });
    worker.nudge();
    return 'accepted';
  }
}

/** Its message may quote anything; its code says enough (reference/bigcommerce.md §4.4). */
function exceptionOf(data: unknown): JobPayload {
  const { error_code: code } = (data ?? {}) as { error_code?: unknown };
  return typeof code === 'number' ? { code } : {};
}

function unsigned(): AppError {
  return new AppError('unauthenticated', 'This webhook carries no valid signature.');
}
