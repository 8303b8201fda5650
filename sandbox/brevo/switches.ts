import { z } from 'zod';

/**
 * What nobody has yet seen a real Brevo account do. Each switch names one such question, the section of the reference
 * (`§`) that marks it UNCONFIRMED, and starts with the answer that is hardest on a client, unless sightings say otherwise.
 */
export const SwitchesSchema = z.strictObject({
  /** §1.1: HTTP status of a refusal to a restricted key. */
  restrictedKeyStatus: z.union([z.literal(401), z.literal(403)]).default(403),
  /** §1.3: message of a 401 when no key was sent. */
  missingKeyMessage: z.string().default('authentication not found in headers'),
  /** §1.1, §10: message of a 401 for a key past its date. */
  expiredKeyMessage: z.string().default('API key has expired'),
  /** §1.4: body of a 429; `text` is no JSON at all. */
  rateLimitBody: z.enum(['code-and-message', 'message-only', 'text']).default('code-and-message'),
  /** §1.4: whether everything without its own line shares one hourly bucket, or each first path segment has its own. */
  everythingElseIsShared: z.boolean().default(true),
  /** §1.4: bucket of `/orders/status/batch`, `/products/batch` and `/events/batch`. */
  batchBucket: z.enum(['everything-else', 'single-item']).default('everything-else'),
  /** §2.1, §11: what the deprecated `POST /contacts/batch` does today. */
  contactsBatch: z.enum(['works', 'gone-410', 'gone-404']).default('gone-410'),
  /** §1.3, §2.1: after a write, a contact answers 425 to the next write for so many milliseconds. */
  contactInProcessMs: z.int().nonnegative().default(0),
  /** §1.3: code when the e-mail address is taken; `invalid_parameter` has been seen with the same text and metadata. */
  emailTakenCode: z
    .enum(['duplicate_parameter', 'invalid_parameter'])
    .default('duplicate_parameter'),
  /** §2.2: an attribute that the account does not have, on `POST` and `PUT /contacts`. Imports always ignore it. */
  unknownAttributeOnContacts: z.enum(['ignore', 'refuse']).default('ignore'),
  /** §2.2: an upsert whose e-mail is new but whose ext_id or phone is known: a clash, or an update of that contact. */
  upsertFindsBy: z.enum(['first-identifier', 'any-identifier']).default('first-identifier'),
  /** §2.3: what becomes of `emailBlacklisted: true` in the very call that changes the e-mail address. */
  blockSentWithEmailChange: z.enum(['lost', 'kept']).default('lost'),
  /** §2.5: longest attribute name; 41 was seen accepted, 53 refused. */
  attributeNameMax: z.int().positive().default(50),
  /** §1.3: code when an attribute exists already; `invalid_parameter` has been seen too. */
  attributeExistsCode: z
    .enum(['duplicate_parameter', 'invalid_parameter'])
    .default('duplicate_parameter'),
  /** §2.5: a full timestamp given to a date attribute. */
  timestampInDateAttribute: z.enum(['ignore', 'accept']).default('ignore'),
  /** §2.2: a JSON number or boolean given to a text attribute, or numeric text to a float. */
  looseAttributeTypes: z.enum(['ignore', 'accept']).default('ignore'),
  /**
   * §2.2: an empty text given to an attribute that is no text, on `POST` and `PUT /contacts`. What does not fit the type is
   * ignored, says the page; only for an import is it documented that it erases.
   */
  emptyTextInOtherTypes: z.enum(['ignore', 'erase']).default('ignore'),
  /** §2.6: how a phone number is judged: by its country's numbering plan, or by its length only. */
  phoneCheck: z.enum(['numbering-plan', 'length']).default('numbering-plan'),
  /** §2.1: adding to or removing from a list that changes nobody; 400 has been seen, against the documentation. */
  listCallChangingNobody: z.enum(['refuse-400', 'report-failures']).default('refuse-400'),
  /** §2.1: whether lists and folders still count `totalSubscribers` and `totalBlacklisted`, or answer 0. */
  listTotals: z.enum(['counted', 'zero']).default('counted'),
  /** §2.7: HTTP status for a body over 10 MB. */
  oversizedBodyStatus: z.union([z.literal(400), z.literal(413)]).default(413),
  /** §2.7: whether an import takes `EXT_ID` as the contact's own id. */
  importReadsExtId: z.boolean().default(true),
  /** §2.7: whether `emailBlacklist: false` in an import lifts a contact's block. */
  importEmailBlacklistFalseUnblocks: z.boolean().default(false),
  /** §2.7: an import's row with a phone number that another contact has. It is reported either way. */
  duplicatePhoneInImport: z.enum(['reject-row', 'drop-phone']).default('reject-row'),
  /** §2.7: an import's row with an ext_id that another contact has. It is reported either way. */
  duplicateExtIdInImport: z.enum(['reject-row', 'drop-ext-id']).default('reject-row'),
  /** §2.6, §2.7: an import's row with a phone number that is none; no report exists for it. */
  invalidPhoneInImport: z.enum(['drop-phone', 'reject-row']).default('drop-phone'),
  /** §2.7: whether a contact that exists joins the import's lists although its row was rejected. */
  rejectedRowJoinsLists: z.boolean().default(false),
  /** §2.7: whether existing contacts join the import's lists when `updateExistingContacts` is false. */
  existingContactJoinsListsWhenNotUpdated: z.boolean().default(true),
  /** §2.7: an attribute that one row of a JSON import names and another does not, when empty values erase. */
  jsonRowsWithoutAColumn: z.enum(['count-as-empty', 'stay']).default('count-as-empty'),
  /** §2.7: columns of the reports that name an import's rejected rows. */
  importReportColumns: z.enum(['identifiers', 'email-only', 'whole-row']).default('identifiers'),
  /** §2.7: whether items of `GET /processes` carry `info`. The specification lists it, as for a single process. */
  listedProcessesCarryInfo: z.boolean().default(true),
  /** §2.7: what `notifyUrl` is sent: nothing useful, the process, or counts in the old style. */
  notifyUrlPayload: z.enum(['empty', 'process', 'counts']).default('empty'),
  /** §2.7: how often `notifyUrl` is called. */
  notifyUrlCalls: z.enum(['once', 'twice', 'never']).default('once'),
  /** §3.1: what is refused until eCommerce is active; only for the currency is the 403 documented. */
  inactiveEcommerce: z.enum(['refuse-everything', 'refuse-currency']).default('refuse-everything'),
  /** §3.2: products in a batch with `updateEnabled`; 1000 only for accounts whose limit was raised. */
  productBatchMax: z.union([z.literal(100), z.literal(1000)]).default(100),
  /** §3.2: whether a product that exists needs its name in an update. Schema and prose differ. */
  productNameOnUpdate: z.enum(['required', 'optional']).default('required'),
  /** §3.2: how much `metaInfo` holds: 20 keys and 20,000 characters, or what an older text says. */
  metaInfoMax: z.enum(['20000-characters', '1000-kilobytes']).default('20000-characters'),
  /** §3.2: a variant whose `parentId` is unknown, also within its batch. Plugins were seen to send any order. */
  unknownParentProduct: z.enum(['accept', 'refuse']).default('accept'),
  /** §3.2: whether an update that does not mention `isDeleted` brings a deleted product or category back. */
  upsertRevivesDeleted: z.boolean().default(false),
  /** §3.2, §11: status of a back-in-stock alert that was taken. */
  productAlertStatus: z.union([z.literal(200), z.literal(201), z.literal(204)]).default(204),
  /** §3.4: what an order without `email` and without any identifier meets. */
  orderWithoutIdentifiers: z.enum(['refuse', 'accept']).default('refuse'),
  /** §3.4, §11: what links an order to its contact; in practice `email` was seen to, and `identifiers` are documented. */
  orderLinking: z.enum(['email', 'identifiers', 'either']).default('email'),
  /** §3.4: whether an order with the address of a stranger makes a contact. */
  orderCreatesContact: z.boolean().default(false),
  /** §3.4: whether `historical` is read on `POST /orders/status`; its specification does not have it. */
  singleOrderReadsHistorical: z.boolean().default(false),
  /** §3.4: an order in a batch that is not valid. */
  invalidOrderInBatch: z.enum(['refuse-all', 'drop']).default('refuse-all'),
  /** §3.4: a write whose `updatedAt` is before that of the order held. */
  olderOrderUpdate: z.enum(['applied', 'ignored']).default('applied'),
  /** §3.4: how the answer to a batch spells its id. */
  orderBatchId: z.enum(['batch_id', 'batchId', 'both']).default('batch_id'),
  /** §3.4: what the `notifyUrl` of a batch of orders is sent. `notifyUrlCalls` holds for it as well. */
  orderNotifyUrlPayload: z.enum(['empty', 'batch']).default('empty'),
  /** §4.1: an event of somebody whom the account does not know, by either transport. */
  eventForUnknownContact: z.enum(['drop', 'refuse-400', 'create']).default('drop'),
  /** §4.1: an `event_date` without an offset. */
  eventDateWithoutOffset: z.enum(['refuse', 'accept']).default('refuse'),
  /** §4.1: `null` among an event's properties, which no text lists. */
  nullInEventProperties: z.enum(['refuse', 'accept']).default('refuse'),
  /** §4.2: what `POST /events/batch` takes; before April 2026 it was a bare array. */
  eventsBatchBody: z.enum(['events', 'bare-array']).default('events'),
  /** §4.3, §11: whose events move the ready-made abandoned-cart automation. The page says which transport did. */
  cartAutomationHears: z.enum(['both', 'legacy_tracker', 'v3_events']).default('both'),
  /** §4.3: whether another `cart_updated` lets the automation's wait begin again. */
  cartUpdatedRestartsWait: z.boolean().default(false),
  /** §4.4: the tracker's answer to a wrong `ma-key`. */
  trackerBadKeyStatus: z.union([z.literal(400), z.literal(401)]).default(400),
  /** §5: the event name of an unsubscription. */
  unsubscribeSpelling: z.enum(['unsubscribe', 'unsubscribed']).default('unsubscribe'),
  /** §5: the event name of a hard bounce; `soft_bounce` goes the same way. */
  bounceSpelling: z.enum(['hard_bounce', 'hard_bounced', 'hardBounce']).default('hard_bounce'),
  /** §5: what a change of the blocklist by the API fires. */
  apiBlocklistFires: z.enum(['nothing', 'contact-updated', 'unsubscribed', 'both']).default('both'),
  /** §5: what `content` of `contact_updated` lists of the changed fields. */
  contactUpdatedContent: z.enum(['names-and-values', 'names']).default('names-and-values'),
  /** §5: whether `contact_updated` and `list_addition` carry `api_key_name`, documented since November 2026. */
  webhooksNameTheKey: z.boolean().default(true),
  /** §5: whether imports fire `contact_updated` and `list_addition` for each row. */
  importFiresWebhooks: z.boolean().default(false),
  /** §5: the body that a webhook with `batched: true` gets. */
  webhookBatchFraming: z.enum(['array', 'events-object', 'one-by-one']).default('array'),
  /** §5: how often a delivery that failed is tried again, each time after twice as long. */
  webhookRetries: z.int().min(0).max(10).default(3),
  /** §5: how often each delivery is made; dedupe cannot go by `id`, which is the webhook's. */
  webhookCopies: z.enum(['one', 'two']).default('one'),
});

/** How many calls `notifyUrlCalls` means. */
export const NOTIFY_TIMES = { never: 0, once: 1, twice: 2 } as const;

export type BrevoSwitches = z.output<typeof SwitchesSchema>;

/** Every switch at its default, but for those given. Throws on a switch that does not exist. */
export function readSwitches(given: Partial<BrevoSwitches> = {}): BrevoSwitches {
  return SwitchesSchema.parse(given);
}
