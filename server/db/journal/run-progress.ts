import type { Knex } from 'knex';
import type { WaitReason } from '../../contract/sync.ts';

/** What a run waits for; times in ms since the epoch. */
export interface RunWait {
  reason: WaitReason;
  /** Null: not a wait that counts against its speed. */
  since: number | null;
  /** Null: not known. */
  until: number | null;
}

export interface RunWaitRow {
  position: number;
  waiting_for: WaitReason | null;
  waiting_since: number | null;
  waiting_until: number | null;
  stretch_waited_ms: number;
}

export function toRunWait(row: RunWaitRow): RunWait | null {
  if (row.waiting_for === null) return null;
  return { reason: row.waiting_for, since: row.waiting_since, until: row.waiting_until };
}

export function waitColumns(waiting: RunWait | null) {
  return {
    waiting_for: waiting?.reason ?? null,
    waiting_since: waiting?.since ?? null,
    waiting_until: waiting?.until ?? null,
  };
}

/** Nothing of what was read is certain to be sent, and how fast it went says nothing any more. */
export const STARTING_OVER = { position: 0, stretch_started_at: null, stretch_waited_ms: 0 };

/** What a change means for progress and waits. The database compares: it knows what was shown before. */
export function progressColumns(
  db: Knex,
  {
    read,
    waiting,
    finishedAt,
    stretchStartedAt,
  }: {
    read?: number;
    waiting?: RunWait | null;
    finishedAt?: number | null;
    stretchStartedAt?: number | null;
  },
) {
  const isOver = finishedAt !== undefined && finishedAt !== null;
  return {
    ...(stretchStartedAt !== undefined && { stretch_waited_ms: 0 }),
    ...(read !== undefined && { position: read }),
    ...(read !== undefined && {
      read: isOver ? read : db.raw('case when read > ? then read else ? end', [read, read]),
    }),
    // It is past what it had read before. Other waits end by themselves: the next page's may have begun already.
    ...(read !== undefined && {
      waiting_for: db.raw(
        "case when waiting_for = 'resuming' and read <= ? then null else waiting_for end",
        [read],
      ),
    }),
    ...(waiting !== undefined && waitColumns(waiting)),
    ...(waiting?.reason === 'resuming' && STARTING_OVER),
    ...(isOver && waitColumns(null)),
  };
}
