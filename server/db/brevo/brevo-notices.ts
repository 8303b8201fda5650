import type { Knex } from 'knex';
import type { Sealer } from '../../sealing.ts';

/** Somebody of whom Brevo told us, by webhook. */
export interface BrevoNotice {
  contactKey: string;
  email: string;
  /** When it happened, by Brevo's clock; ms since the epoch. */
  toldAt: number;
}

interface NoticeRow {
  store_hash: string;
  contact_key: string;
  email_sealed: string;
  told_at: number;
  received_at: number;
}

/**
 * The addresses that webhooks named, which is all they say of a contact. Sealed, and gone as soon as the contact was looked
 * up: what has to be done is remembered in `pending_changes`, by contact key.
 */
export class BrevoNoticeRepository {
  readonly #db: Knex;
  readonly #sealer: Sealer;

  constructor({ db, sealer }: { db: Knex; sealer: Sealer }) {
    this.#db = db;
    this.#sealer = sealer;
  }

  /** Of several about one person the latest event counts. */
  async save(storeHash: string, notices: readonly BrevoNotice[], now: number): Promise<void> {
    const unique = new Map<string, BrevoNotice>();
    for (const one of notices)
      if (one.toldAt >= (unique.get(one.contactKey)?.toldAt ?? 0)) unique.set(one.contactKey, one);
    if (unique.size === 0) return;
    await this.#rows()
      .insert(
        [...unique.values()].map(({ contactKey, email, toldAt }) => ({
          store_hash: storeHash,
          contact_key: contactKey,
          email_sealed: this.#sealer.seal(email, {
            storeHash,
            purpose: noticePurpose(contactKey),
          }),
          told_at: toldAt,
          received_at: now,
        })),
      )
      .onConflict(['store_hash', 'contact_key'])
      .merge({
        email_sealed: this.#db.raw('excluded.email_sealed'),
        told_at: this.#db.raw(
          'case when excluded.told_at > brevo_notices.told_at then excluded.told_at else brevo_notices.told_at end',
        ),
        received_at: this.#db.raw('excluded.received_at'),
      });
  }

  async find(storeHash: string, contactKey: string): Promise<BrevoNotice | undefined> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, contact_key: contactKey })
      .first();
    if (!row) return undefined;
    const purpose = noticePurpose(contactKey);
    const email = this.#sealer.open(row.email_sealed, { storeHash, purpose });
    return { contactKey, email, toldAt: row.told_at };
  }

  /** Unless a later event has come in meanwhile. */
  async delete(storeHash: string, { contactKey, toldAt }: BrevoNotice): Promise<void> {
    await this.#rows()
      .where({ store_hash: storeHash, contact_key: contactKey })
      .where('told_at', '<=', toldAt)
      .delete();
  }

  /** Those from before this time that nothing waits for any more. */
  async prune(receivedBefore: number): Promise<void> {
    await this.#rows()
      .where('received_at', '<', receivedBefore)
      .whereNotExists(
        this.#db('pending_changes')
          .where({ kind: 'unsubscribes' })
          .whereRaw('pending_changes.store_hash = brevo_notices.store_hash')
          .whereRaw('pending_changes.entity_id = brevo_notices.contact_key'),
      )
      .delete();
  }

  #rows() {
    return this.#db<NoticeRow>('brevo_notices');
  }
}

/** Bound to its row: moved to another, it does not open. */
export function noticePurpose(contactKey: unknown): string {
  return `notice-email:${contactKey}`;
}
