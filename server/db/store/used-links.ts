import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/** A signed link of BigCommerce's: `id` is its `jti`. */
export interface SignedLink {
  storeHash: string;
  id: string;
  /** After this nobody would believe it anyway, ms. */
  expiresAt: number;
}

interface UsedLinkRow {
  link_hash: string;
  forget_at: number;
}

/** Longer than any difference between clocks that a link is forgiven. */
const MARGIN_MS = 60_000;

/** The links that did their work once. Known by hash alone, and kept when their store is erased: they must stay dead. */
export class UsedLinkRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Answers false if it was spent before; of two at the same moment, to one. */
  async spend(link: SignedLink): Promise<boolean> {
    const added = await this.#rows()
      .insert({ link_hash: hashOf(link), forget_at: link.expiresAt + MARGIN_MS })
      .onConflict('link_hash')
      .ignore()
      .returning('link_hash');
    return added.length === 1;
  }

  async isSpent(link: SignedLink): Promise<boolean> {
    return (
      (await this.#rows()
        .where({ link_hash: hashOf(link) })
        .first()) !== undefined
    );
  }

  async prune(now: number): Promise<void> {
    await this.#rows().where('forget_at', '<', now).delete();
  }

  #rows() {
    return this.#db<UsedLinkRow>('used_links');
  }
}

function hashOf({ storeHash, id }: SignedLink): string {
  return createHash('sha256')
    .update(JSON.stringify([storeHash, id]))
    .digest('hex');
}
