import type { Account } from '../account/account.ts';
import { type Contact, IDENTIFIERS, type Identifier } from '../contacts/contact.ts';
import { findEmail, IDENTIFYING_ATTRIBUTES } from '../contacts/contact-body.ts';
import { findPhone } from '../contacts/phone.ts';
import {
  applyChange,
  type ContactChange,
  findClashes,
  joinLists,
  writeContact,
} from '../contacts/write-contact.ts';
import type { BrevoSwitches } from '../switches.ts';
import type { ImportOrder, ImportRow } from './import-body.ts';
import type { Report } from './process.ts';

export interface RowResult {
  outcome: 'created' | 'updated' | 'unchanged' | 'rejected';
  /** Reports that name the row; a row may be written and yet be named. */
  reports: Report[];
}

const REPORT_OF: Record<Identifier, Report> = {
  email: 'duplicate_email_id',
  extId: 'duplicate_ext_id',
  sms: 'duplicate_phone_id',
  whatsapp: 'duplicate_whatsapp_id',
  landline: 'duplicate_landline_number_id',
};

/** Writes one row of an import (reference §2.7). Unknown attributes and wrong types are passed over. */
export function importRow(
  account: Account,
  row: ImportRow,
  order: ImportOrder,
  switches: BrevoSwitches,
): RowResult {
  const { EMAIL } = row;
  if (typeof EMAIL === 'string' && EMAIL !== '' && !findEmail(EMAIL)) {
    return { outcome: 'rejected', reports: ['invalid_emails'] };
  }
  const change = toChange(account, row, order, switches);
  if (!change) return { outcome: 'rejected', reports: [] };
  const known = findKnown(account, row, change);
  if (!known && !firstIdentifier(change)) return { outcome: 'rejected', reports: [] };

  const reports: Report[] = [];
  for (const { identifier } of findClashes(account, change, known)) {
    reports.push(REPORT_OF[identifier]);
    if (canDrop(identifier, switches)) delete change.identifiers[identifier];
    else return reject(account, known, order, reports, switches);
  }

  if (known && !order.updateExistingContacts) {
    if (switches.existingContactJoinsListsWhenNotUpdated) joinLists(account, known, order.listIds);
    return { outcome: 'unchanged', reports };
  }
  if (order.emailBlacklist || switches.importEmailBlacklistFalseUnblocks) {
    change.emailBlacklisted = order.emailBlacklist;
  }
  if (order.smsBlacklist) change.smsBlacklisted = true;
  const contact = known ?? account.contacts.create(Date.now());
  const whole = { ...change, listIds: order.listIds };
  const blanksErase = order.emptyContactsAttributes;
  const options = { switches, source: order.source, blanksErase };
  if (!switches.importFiresWebhooks) applyChange(account, contact, whole, options);
  else writeContact(account, contact, whole, { ...options, by: order.by, isNew: !known });
  return { outcome: known ? 'updated' : 'created', reports };
}

function canDrop(identifier: Identifier, switches: BrevoSwitches): boolean {
  if (identifier === 'extId') return switches.duplicateExtIdInImport === 'drop-ext-id';
  return identifier !== 'email' && switches.duplicatePhoneInImport === 'drop-phone';
}

function reject(
  account: Account,
  known: Contact | undefined,
  order: ImportOrder,
  reports: Report[],
  switches: BrevoSwitches,
): RowResult {
  if (known && switches.rejectedRowJoinsLists) joinLists(account, known, order.listIds);
  return { outcome: 'rejected', reports };
}

/** The contact that a row is about: by Brevo's id, else by its first identifier. */
function findKnown(account: Account, row: ImportRow, change: ContactChange): Contact | undefined {
  if (row.CONTACT_ID) return account.contacts.findById(Number(row.CONTACT_ID));
  const first = firstIdentifier(change);
  const value = first && change.identifiers[first];
  return value ? account.contacts.find(first, value) : undefined;
}

function firstIdentifier({ identifiers }: ContactChange): Identifier | undefined {
  return IDENTIFIERS.find((identifier) => identifiers[identifier]);
}

/** `undefined` if the row's phone number is none and that rejects it. */
function toChange(
  account: Account,
  row: ImportRow,
  { emptyContactsAttributes }: ImportOrder,
  switches: BrevoSwitches,
): ContactChange | undefined {
  const change: ContactChange = { identifiers: {}, attributes: [] };
  for (const [name, raw] of Object.entries(row)) {
    const identifier = IDENTIFYING_ATTRIBUTES[name];
    if (!identifier) {
      if (account.attributes.has(name)) change.attributes.push([name, raw]);
      continue;
    }
    if (typeof raw !== 'string' && typeof raw !== 'number') continue;
    if (identifier === 'extId' && !switches.importReadsExtId) continue;
    if (raw === '') {
      if (emptyContactsAttributes && identifier !== 'email') change.identifiers[identifier] = null;
      continue;
    }
    const value = readIdentifier(identifier, String(raw), switches);
    if (value) change.identifiers[identifier] = value;
    else if (switches.invalidPhoneInImport === 'reject-row') return undefined;
  }
  return change;
}

function readIdentifier(
  identifier: Identifier,
  text: string,
  switches: BrevoSwitches,
): string | undefined {
  if (identifier === 'email') return findEmail(text);
  return identifier === 'extId' ? text : findPhone(text, switches.phoneCheck);
}
