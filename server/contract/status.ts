import { z } from 'zod';
import { BrevoConnection, MaveraConnection } from './connection.ts';
import { InsightNews } from './insights.ts';
import { ConsentMode } from './settings.ts';

/**
 * `off`: switched off in the settings. `never`: not synced yet. `syncing`: a run is live. `ok`. `attention`: the last run
 * failed or waits for the merchant.
 */
export const ResourceState = z.enum(['off', 'never', 'syncing', 'ok', 'attention']);

export const ResourceStatus = z.object({
  state: ResourceState,
  /** What is known of the records of this kind: synced + skipped + failed + pending = total. */
  total: z.number(),
  synced: z.number(),
  skipped: z.number(),
  failed: z.number(),
  /** Of `failed`: those that somebody chose to ignore. */
  ignored: z.number().optional(),
  pending: z.number(),
  lastSyncedAt: z.string().nullable(),
  /** Age of the oldest change still waiting, in milliseconds. */
  lagMs: z.number().nullable(),
});

export const Status = z.object({
  /** Brevo is connected and accepts us. */
  connected: z.boolean(),
  lastSync: z.string().nullable(),
  brevo: BrevoConnection,
  mavera: MaveraConnection,
  consent: z.object({
    mode: ConsentMode,
    /** The mode is `everyone`, and nobody confirmed that everyone agreed. */
    isConfirmationMissing: z.boolean(),
  }),
  resources: z.object({
    customers: ResourceStatus,
    orders: ResourceStatus,
    products: ResourceStatus,
    categories: ResourceStatus,
    carts: ResourceStatus,
    stock: ResourceStatus,
  }),
  /**
   * People who get the newsletter and are neither customers nor guests. They are no part of `customers`: those count the
   * store's customers.
   */
  newsletterReaders: z.object({ synced: z.number(), failed: z.number(), pending: z.number() }),
  /** Analyses that need a look; none without a Mavera account. */
  insights: z.array(InsightNews).default([]),
  webhooks: z.object({
    expected: z.number(),
    active: z.number(),
    lastReceivedAt: z.string().nullable(),
    /**
     * The webhook by which Brevo tells of unsubscribes, as last checked. `nightly`: there is none, so they are found at night.
     * `unknown`: not checked yet, or Brevo is not connected.
     */
    brevo: z.object({
      state: z.enum(['ok', 'nightly', 'unknown']),
      checkedAt: z.string().nullable(),
    }),
  }),
});
export type Status = z.output<typeof Status>;
