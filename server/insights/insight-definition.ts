import type { z } from 'zod';
import type { BigCommerceClient } from '../clients/bigcommerce/bigcommerce-client.ts';
import type { MaveraClient } from '../clients/mavera/mavera-client.ts';
import type { InsightNote } from '../contract/insight-notes.ts';
import type { InsightKind, PlannedCall } from '../contract/insights.ts';
import type { Store } from '../db/store/stores.ts';
import type { RunSteps } from './run-steps.ts';

/** What an analysis may read. Nothing of it costs credits. */
export interface InsightWorld {
  store: Store;
  bigcommerce: BigCommerceClient;
  mavera: MaveraClient;
  signal: AbortSignal;
  now: number;
  /** The newest run that found something; its result is of the kind. */
  last: { result: unknown } | null;
  /** Somebody waits for it on a page: what would take minutes may be read in part, if the plan says so. */
  isWatched?: boolean;
}

/** The same, for a look that no account is needed for. */
export type NewsWorld = Omit<InsightWorld, 'mavera' | 'last' | 'isWatched'>;

export interface InsightPlan {
  /** Every paid call, in order. */
  calls: PlannedCall[];
  /** What is left out, and why. */
  notes: InsightNote[];
  /** Why there is nothing to do; null if there is. */
  blocked: InsightNote | null;
}

/**
 * One kind of analysis. `gather` reads what it is about, `plan` says what that will cost, `work` makes the paid calls, each
 * through `steps`, and returns the result. What `gather` and `work` return is kept as JSON.
 */
export interface InsightDefinition<Options = unknown, Gathered = unknown, Result = unknown> {
  kind: InsightKind;
  options: z.ZodType<Options>;
  gather(world: InsightWorld, options: Options): Promise<Gathered>;
  plan(gathered: Gathered, options: Options): InsightPlan;
  work(steps: RunSteps, gathered: Gathered, options: Options): Promise<Result>;
  /** What differs between two results of it, this one and the other. */
  compare(result: Result, before: Result): unknown;
  /** What it says that the merchant should know, if anything: told when the result is there, and shown beside it. */
  alertOf?(result: Result): InsightNote | null;
  /** Keeps what it is made from up to date, once a night for stores with Mavera, whether anybody wants news or not. */
  keepUp?(world: NewsWorld): Promise<void>;
  /** Whether the store has changed so much since the last result that another run is worth it. Asked once a night. */
  hasNews?(world: NewsWorld, last: Result, options: Options): Promise<boolean>;
}

/** A definition among others: what one of its functions returns is only ever given to another of its own. */
export type AnyInsight = InsightDefinition<unknown, unknown, unknown>;

export function anyInsight<O, G, R>(definition: InsightDefinition<O, G, R>): AnyInsight {
  return definition as unknown as AnyInsight;
}
