import { z } from 'zod';
import { CohortRules } from './cohorts.ts';
import { CustomerMapping } from './mapping.ts';

const ListId = z.int().positive().nullable().default(null);
const Lists = z.strictObject({
  allCustomers: ListId,
  buyers: ListId,
  abandonedCart: ListId,
  newsletter: ListId,
  /** One for each cohort, kept up to date as people move between them. */
  cohortNew: ListId,
  cohortReturning: ListId,
  cohortVip: ListId,
});

/** `subscribers`: only people who opted in. The other two are explained in design §6 (docs/consent.md). */
export const ConsentMode = z.enum(['subscribers', 'everyone-blocklisted', 'everyone']);
export type ConsentMode = z.output<typeof ConsentMode>;

/** What a merchant confirms, as it is kept in the audit, to write everyone as mailable. Pages may say it in other languages. */
export const EVERYONE_CONFIRMATION =
  'I confirm that every customer of this store agreed to receive marketing e-mail from us, and that we can show it.';

/** What a merchant can choose; one document a store. Ids are Brevo list ids, keys of `storefronts` channel ids. */
export const SettingsDocument = z.strictObject({
  sync: z
    .strictObject({
      customers: z.boolean().default(true),
      orders: z.boolean().default(true),
      products: z.boolean().default(true),
      categories: z.boolean().default(true),
      carts: z.boolean().default(true),
      inventory: z.boolean().default(false),
    })
    .prefault({}),
  lists: Lists.prefault({}),
  /** Absent until a merchant saves one: then the default mapping, with the pair of name attributes the account has. */
  customerMapping: CustomerMapping.optional(),
  orderStatuses: z.record(z.string().regex(/^\d{1,3}$/), z.string().min(1).max(50)).default({}),
  products: z
    .strictObject({
      variants: z.boolean().default(true),
      images: z.boolean().default(true),
      customFields: z.boolean().default(true),
      /** The rest is optional detail. What it costs in calls, and where it goes, is in docs/catalogue.md. */
      bulkPricing: z.boolean().default(false),
      complexRules: z.boolean().default(false),
      metafields: z.boolean().default(false),
      /** How many approved reviews, and their average. */
      reviewsSummary: z.boolean().default(false),
      videos: z.boolean().default(false),
      modifiers: z.boolean().default(false),
      options: z.boolean().default(false),
      /** The names of a product's categories, beside their ids, which are always written. */
      categoryAssignments: z.boolean().default(false),
      /** Its address, and its price where it differs, on each of its other storefronts: Brevo has room for one of each. */
      storefrontDetail: z.boolean().default(false),
    })
    .prefault({}),
  /** Brevo keeps nothing of a category but its name and address, so these go to the products in it. */
  categories: z
    .strictObject({
      metafields: z.boolean().default(false),
      sortOrder: z.boolean().default(false),
    })
    .prefault({}),
  consent: z
    .strictObject({
      mode: ConsentMode.default('subscribers'),
      /**
       * Somebody confirmed `EVERYONE_CONFIRMATION`, which the mode `everyone` asks for. Who and when is in the audit; with any
       * other mode it is false. A save that leaves it out keeps it.
       */
      everyoneConfirmed: z.boolean().default(false),
      writeBackUnsubscribes: z.boolean().default(false),
      /** A customer who is deleted in the store: false takes the contact out of our lists, true erases it from Brevo. */
      eraseDeleted: z.boolean().default(false),
    })
    .prefault({}),
  events: z
    .strictObject({
      customer_created: z.boolean().default(true),
      customer_updated: z.boolean().default(false),
      order_placed: z.boolean().default(true),
      order_updated: z.boolean().default(false),
      order_status_changed: z.boolean().default(true),
      order_completed: z.boolean().default(true),
      cart_created: z.boolean().default(false),
      cart_updated: z.boolean().default(true),
      cart_deleted: z.boolean().default(true),
      cart_abandoned: z.boolean().default(true),
      inventory_changed: z.boolean().default(false),
    })
    .prefault({}),
  storefronts: z
    .record(
      z.string().regex(/^\d{1,9}$/),
      z.strictObject({ enabled: z.boolean().default(true), lists: Lists.partial().optional() }),
    )
    .default({}),
  /** Where cohorts begin and end: the `cohort` and `persona` fields, the lists of cohorts and the personas go by it. */
  cohorts: CohortRules.prefault({}),
  /** The part of the store's API quota that this app may use; the rest is left to other apps. */
  quotaShare: z.number().min(0.1).max(0.9).default(0.7),
});
export type SettingsDocument = z.output<typeof SettingsDocument>;

/** `version` grows by one with each save. What a merchant never saved shows its default. */
export const Settings = SettingsDocument.extend({
  version: z.int().positive(),
  customerMapping: CustomerMapping,
});
export type Settings = z.output<typeof Settings>;

/**
 * A save: the version it was made from (409 `settings_changed` if another was saved since) and the sections
 * that change; a section that is left out stays as it is. The result is validated whole.
 */
export const SettingsUpdate = z.looseObject({ version: z.int().positive() });
export type SettingsUpdate = Partial<SettingsDocument> & { version: number };
