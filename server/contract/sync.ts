import { z } from 'zod';
import { ConsentMode } from './settings.ts';

export const Resource = z.enum(['customers', 'orders', 'products', 'categories', 'carts', 'stock']);
export type Resource = z.output<typeof Resource>;

export const NewSync = z.strictObject({
  resources: z.array(Resource).min(1).optional(),
  mode: z.enum(['full', 'changes']).default('full'),
});

/** `waiting`: paused by something that will pass or that the merchant must mend; the field `waiting` says which. */
export const RunState = z.enum([
  'queued',
  'running',
  'waiting',
  'succeeded',
  'failed',
  'cancelled',
]);
export type RunState = z.output<typeof RunState>;

/** `preview` reads and counts as a full run would, and writes nothing to Brevo. */
export const RunMode = z.enum(['full', 'changes', 'preview']);
export type RunMode = z.output<typeof RunMode>;

/**
 * Why a run was started, if not by a person: the nightly check, or saved settings. `mapping` writes what another mapping
 * changes, `lists` puts everybody into the lists that were chosen, `settings` follows all else.
 */
export const RunCause = z.enum(['night', 'mapping', 'lists', 'settings']);
export type RunCause = z.output<typeof RunCause>;

export const RunPhase = z.enum([
  'preparing',
  'consent',
  'customers',
  'categories',
  'products',
  'orders',
  'finishing',
]);
export type RunPhase = z.output<typeof RunPhase>;

/**
 * What a run waits for. `quota`: the store's share of API calls is spent. `brevo_limit`: Brevo takes no more calls right
 * now. `platform`: one of the two did not answer and is tried again. `resuming`: it was stopped (a restart, a crash) and
 * goes on where it was, which begins with reading again what may not have arrived. `customers`: orders begin when their
 * customers are there. `brevo_processing`: everything is read and sent, Brevo has not confirmed all of it. `merchant`:
 * something only the merchant can mend; `problem` says what.
 */
export const WaitReason = z.enum([
  'quota',
  'brevo_limit',
  'platform',
  'resuming',
  'customers',
  'brevo_processing',
  'merchant',
]);
export type WaitReason = z.output<typeof WaitReason>;

/** How many records came to the same end, and why. `reason` is a code; the page has the words. */
export const ReasonCount = z.object({ reason: z.string(), count: z.number() });

/** What a full run would do under one consent mode. written + skipped + failed = total. */
export const PreviewOutcome = z.object({
  /** Contacts that would be written, the blocked ones included. */
  written: z.number(),
  /** Of those: created with e-mail blocked, so that nobody can mail them. */
  blocked: z.number(),
  skippedBy: z.array(ReasonCount),
  failedBy: z.array(ReasonCount),
});
export type PreviewOutcome = z.output<typeof PreviewOutcome>;

/** One walk over one kind of record. When it is over, synced + skipped + failed = total. */
export const SyncRun = z.object({
  id: z.string(),
  resource: Resource,
  mode: RunMode,
  /** Null: somebody asked for it. */
  cause: RunCause.nullable(),
  state: RunState,
  phase: RunPhase,
  /** How many there are, as BigCommerce counted when the run began, corrected at its end. */
  total: z.number(),
  /** synced + skipped + failed so far. In a preview: how many were counted. */
  done: z.number(),
  /** Read from BigCommerce so far, ahead of `done` while a batch is gathered. Never goes back while the run is live. */
  read: z.number(),
  synced: z.number(),
  skipped: z.number(),
  failed: z.number(),
  /** Handed to Brevo, whose answer is still to come. */
  pending: z.number(),
  skippedBy: z.array(ReasonCount),
  failedBy: z.array(ReasonCount),
  /** Records a second since it was last started, waits left out; null before it is known, and when all is read. */
  ratePerSecond: z.number().nullable(),
  /** Until everything is read: at the pace so far, the waits that belong to it included. Stands still in a wait. */
  remainingSeconds: z.number().nullable(),
  /** Null: it waits for nothing. `until` (ISO) is null where nobody knows. */
  waiting: z.object({ reason: WaitReason, until: z.string().nullable() }).nullable(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Only in a run of mode `preview`: what each consent mode would do, from the same count. */
  preview: z.record(ConsentMode, PreviewOutcome).nullable(),
});
export type SyncRun = z.output<typeof SyncRun>;

export const SyncRuns = z.object({ runs: z.array(SyncRun) });
export const StartedSyncs = z.object({
  runs: z.array(z.object({ id: z.string(), resource: Resource })),
});

/** `POST /api/syncs/preview`: counts what a first sync of customers would do. */
export const StartedPreview = z.object({ run: z.object({ id: z.string(), resource: Resource }) });
