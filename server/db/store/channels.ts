import type { Knex } from 'knex';

/** A channel as it was when we last looked. */
export interface KnownChannel {
  id: number;
  name: string;
  type: string;
  platform: string;
  status: string;
  /** Null where it has no web site, such as a marketplace. */
  url: string | null;
  currency: string | null;
  /** When it turned up beside those that the store had from the start, ms; null once the merchant has seen it. */
  noticedAt: number | null;
  /** Customers of it that the last walk over all of them came across; null before the first. */
  customers: number | null;
}

interface ChannelRow {
  store_hash: string;
  channel_id: number;
  name: string;
  type: string;
  platform: string;
  status: string;
  url: string | null;
  currency: string | null;
  noticed_at: number | null;
  customers: number | null;
}

/** The channels of each store by name. */
export class ChannelRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async list(storeHash: string): Promise<KnownChannel[]> {
    const rows = await this.#rows().where({ store_hash: storeHash }).orderBy('channel_id');
    return rows.map(({ store_hash: _, channel_id: id, noticed_at: noticedAt, ...row }) => ({
      ...row,
      id,
      noticedAt,
    }));
  }

  /** What was counted and what was seen stay as they are. */
  async save(
    storeHash: string,
    channels: readonly Omit<KnownChannel, 'customers'>[],
  ): Promise<void> {
    if (channels.length === 0) return;
    await this.#rows()
      .insert(
        channels.map(({ id, noticedAt, ...channel }) => ({
          ...channel,
          ...{ store_hash: storeHash, channel_id: id, noticed_at: noticedAt },
        })),
      )
      .onConflict(['store_hash', 'channel_id'])
      .merge(['name', 'type', 'platform', 'status', 'url', 'currency']);
  }

  /** The merchant has seen that it is new. Answers false if there is no such channel. */
  async saveSeen(storeHash: string, channelId: number): Promise<boolean> {
    const seen = await this.#rows()
      .where({ store_hash: storeHash, channel_id: channelId })
      .update({ noticed_at: null });
    return seen === 1;
  }

  /** How many customers a walk over all of them counted, by channel; the others have none. */
  async saveCustomers(storeHash: string, counts: ReadonlyMap<number, number>): Promise<void> {
    await this.#db.transaction(async (trx) => {
      const rows = () => trx<ChannelRow>('channels').where({ store_hash: storeHash });
      await rows().update({ customers: 0 });
      for (const [channelId, customers] of counts)
        await rows().where({ channel_id: channelId }).update({ customers });
    });
  }

  /** How many people get the newsletter of each channel, as far as newsletter records were read. */
  async countSubscribers(storeHash: string): Promise<Map<number, number>> {
    const rows: Array<{ channel_id: number; count: number | string }> = await this.#db(
      'subscribers',
    )
      .where({ store_hash: storeHash, newsletter: 'subscribed' })
      .groupBy('channel_id')
      .select('channel_id')
      .count({ count: '*' });
    return new Map(rows.map((row) => [row.channel_id, Number(row.count)]));
  }

  #rows() {
    return this.#db<ChannelRow>('channels');
  }
}
