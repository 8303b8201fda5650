/*
 * The statements of the embedded queue. States are written out, not bound: that is how SQLite knows that a partial
 * index will do.
 */

/**
 * Adds a job, or touches the live one with its key: brings a queued one forward, notes a further run on a running one.
 * Starting again what is being cancelled is a further run too.
 */
export const ENQUEUE = `
  insert into jobs (job_id, store_hash, kind, key, payload, state, max_attempts, run_at, created_at)
  values (:jobId, :storeHash, :kind, :key, :payload, 'queued', :maxAttempts, :runAt, :now)
  on conflict (store_hash, key) where state in ('queued', 'running') do update set
    run_at = case when state = 'queued' then min(run_at, excluded.run_at) else run_at end,
    run_again_at = case when state = 'running' and (:runAgain or cancelled_at is not null)
      then min(coalesce(run_again_at, excluded.run_at), excluded.run_at) else run_again_at end,
    run_again_payload = case when state = 'running' and (:runAgain or cancelled_at is not null)
      then excluded.payload else run_again_payload end
  returning *`;

/** More stores than can have running jobs, so that among them is one with the fewest. */
const STORES_LOOKED_AT = 100;

/** Stores whose earliest job has fallen due stand in line from now on. */
export const JOIN_LINE = `
  update job_turns set is_in_line = true where is_in_line = false and next_run_at <= :now`;

/**
 * Takes the earliest due job of the store whose turn it is: of those with the fewest running jobs, the one whose last
 * turn is longest ago. The line is read in the order of its index, and only its head.
 */
export const CLAIM = `
  update jobs
  set state = 'running', attempts = attempts + 1, lease_token = :leaseToken, lease_until = :leaseUntil
  where job_id = (
    select job_id from jobs
    where state = 'queued' and run_at <= :now
      and kind in (select value from json_each(:kinds))
      and store_hash = (
        select store_hash from (
          select store_hash, last_claimed_at, turns, next_run_at, (
              select count(*) from jobs where state = 'running' and store_hash = job_turns.store_hash
            ) as running
          from job_turns
          where is_in_line = true and exists (
            select 1 from jobs
            where state = 'queued' and store_hash = job_turns.store_hash and run_at <= :now
              and kind in (select value from json_each(:kinds)))
          order by last_claimed_at, turns, next_run_at
          limit ${STORES_LOOKED_AT}
        )
        order by running, last_claimed_at, turns, next_run_at
        limit 1
      )
    order by run_at, job_number
    limit 1
  )
  returning *`;

/** To the end of the line: the store has had its turn. */
export const COUNT_TURN = `
  update job_turns set last_claimed_at = :now, turns = turns + 1 where store_hash = :storeHash`;

/** After its queued jobs changed: when the store is next due, and whether it stands in line. */
export const LINE_UP = `
  insert into job_turns (store_hash, next_run_at, is_in_line)
  select :storeHash, min(run_at), coalesce(min(run_at) <= :now, false)
  from jobs where state = 'queued' and store_hash = :storeHash
  on conflict (store_hash) do update set
    next_run_at = excluded.next_run_at, is_in_line = excluded.is_in_line`;

/** Running jobs whose workers gave no sign of life in time. */
export const EXPIRED = `select * from jobs where state = 'running' and lease_until <= :now`;

const LET_GO = `
  lease_token = null, lease_until = null, cancelled_at = null, run_again_at = null, run_again_payload = null`;

const HELD = `job_id = :jobId and state = 'running' and lease_token = :leaseToken`;

/**
 * Back into the queue, unless it was cancelled. A further run that was asked for is that same run, and brings it
 * forward, except after a failure: a pause that every webhook cut short would be no pause.
 */
export const REQUEUE = `
  update jobs
  set state = 'queued', attempts = :attempts,
    run_at = case when :keepsPause then :runAt else min(:runAt, coalesce(run_again_at, :runAt)) end,
    last_error = :lastError, payload = coalesce(run_again_payload, payload), ${LET_GO}
  where ${HELD} and cancelled_at is null`;

/** Over, but a further run was asked for meanwhile. */
export const RUN_AGAIN = `
  update jobs
  set state = 'queued', run_at = run_again_at, attempts = 0,
    last_error = :lastError, payload = run_again_payload, ${LET_GO}
  where ${HELD} and run_again_at is not null`;

export const FINISH = `
  update jobs
  set state = :state, finished_at = :now, last_error = :lastError, ${LET_GO}
  where ${HELD}`;

export const CANCEL_QUEUED = `
  update jobs set state = 'cancelled', finished_at = :now
  where job_id = :jobId and state = 'queued'
  returning store_hash`;

/** Leaves a mark that the next renewal reports. What was asked for before is called off with it. */
export const CANCEL_RUNNING = `
  update jobs set cancelled_at = :now, run_again_at = null, run_again_payload = null
  where job_id = :jobId and state = 'running'`;

export const RENEW = `
  update jobs set lease_until = :leaseUntil
  where ${HELD}
  returning cancelled_at`;

export const PRUNE = `
  delete from jobs where job_number in (
    select job_number from jobs
    where state in ('succeeded', 'failed', 'cancelled') and finished_at < :finishedBefore
    limit :piece
  )`;

/** Each state by the index that holds nothing else. */
export const COUNTS = `
  select state, count(*) as jobs from jobs
  where state in ('succeeded', 'failed', 'cancelled') group by state
  union all select 'queued', count(*) from jobs where state = 'queued'
  union all select 'running', count(*) from jobs where state = 'running'`;

export const NEXT_RUN_AT = `
  select run_at from jobs
  where state = 'queued' and kind in (select value from json_each(:kinds))
  order by run_at limit 1`;

export const FIND_LIVE = `
  select * from jobs
  where store_hash = :storeHash and key = :key and state in ('queued', 'running')`;
