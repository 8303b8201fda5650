import type BetterSqlite3 from 'better-sqlite3';
import type { Knex } from 'knex';
import { giveWay } from '../give-way.ts';

type Acquire = () => Promise<BetterSqlite3.Database>;

const atOnce = new WeakMap<object, Acquire>();

/**
 * SQLite answers without leaving the turn of the event loop, so a work of many queries would let nobody else in. From here on
 * whoever asks for the connection late in a turn gets it in a later one.
 */
export function takeTurns(db: Knex): void {
  const acquire: Acquire = db.client.acquireConnection.bind(db.client);
  atOnce.set(db.client, acquire);
  db.client.acquireConnection = async () => {
    await giveWay();
    return acquire();
  };
}

/** The connection for something short that somebody waits for, as soon as nobody has it. */
export function acquireAtOnce(db: Knex): Promise<BetterSqlite3.Database> {
  return (atOnce.get(db.client) ?? db.client.acquireConnection.bind(db.client))();
}
