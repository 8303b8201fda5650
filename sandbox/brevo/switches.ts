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
  /** §2.7: columns of the reports that name an import's rejected rows. */
  importReportColumns: z.enum(['identifiers', 'email-only', 'whole-row']).default('identifiers'),
  /** §2.7: what `notifyUrl` is sent: nothing useful, the process, or counts in the old style. */
  notifyUrlPayload: z.enum(['empty', 'process', 'counts']).default('empty'),
  /** §2.7: how often `notifyUrl` is called. */
  notifyUrlCalls: z.enum(['once', 'twice', 'never']).default('once'),
});

export type BrevoSwitches = z.output<typeof SwitchesSchema>;

/** Every switch at its default, but for those given. Throws on a switch that does not exist. */
export function readSwitches(given: Partial<BrevoSwitches> = {}): BrevoSwitches {
  return SwitchesSchema.parse(given);
}
