import type { Account } from '../account/account.ts';
import type { BrevoSwitches } from '../switches.ts';
import { announceWrite, pictureOf } from '../webhooks/announce-write.ts';
import { readAttributeValue, type ValueSource } from './attribute-value.ts';
import { type Contact, IDENTIFIERS, type Identifier } from './contact.ts';

/** What a write asks for, with its identifiers already in Brevo's form. */
export interface ContactChange {
  /** `null` takes the identifier away. */
  identifiers: Partial<Record<Identifier, string | null>>;
  /** As they were sent, without the identifiers among them. */
  attributes: [name: string, raw: unknown][];
  emailBlacklisted?: boolean;
  smsBlacklisted?: boolean;
  listIds?: number[];
  unlinkListIds?: number[];
}

interface WriteOptions {
  switches: BrevoSwitches;
  source?: ValueSource;
  /** Of an import, whatever the type. Otherwise an empty text erases a text, and the rest is a switch. */
  blanksErase?: boolean;
  now?: number;
}

export interface Clash {
  identifier: Identifier;
  holder: Contact;
}

/** Identifiers of the change that belong to somebody other than `self`. */
export function findClashes(account: Account, change: ContactChange, self?: Contact): Clash[] {
  return IDENTIFIERS.flatMap((identifier) => {
    const value = change.identifiers[identifier];
    const holder = value ? account.contacts.find(identifier, value) : undefined;
    return holder && holder !== self ? { identifier, holder } : [];
  });
}

/**
 * Carries a change out; clashes have been dealt with. A changed e-mail address lifts the block, as Brevo documents
 * (reference §2.3, §9.6).
 */
export function applyChange(
  account: Account,
  contact: Contact,
  change: ContactChange,
  { switches, source = 'json', blanksErase, now = Date.now() }: WriteOptions,
): void {
  const { email } = change.identifiers;
  const changesEmail = contact.email !== undefined && email != null && email !== contact.email;

  for (const identifier of IDENTIFIERS) {
    const value = change.identifiers[identifier];
    if (value !== undefined) account.contacts.identify(contact, identifier, value ?? undefined);
  }
  if (change.emailBlacklisted !== undefined) contact.emailBlacklisted = change.emailBlacklisted;
  if (change.smsBlacklisted !== undefined) contact.smsBlacklisted = change.smsBlacklisted;
  if (changesEmail) {
    const keepsBlock = switches.blockSentWithEmailChange === 'kept' && change.emailBlacklisted;
    contact.emailBlacklisted = keepsBlock === true;
  }

  for (const [name, raw] of change.attributes) {
    const attribute = account.attributes.get(name);
    if (!attribute) continue;
    if (raw === '') {
      const isText = attribute.type === 'text';
      if (blanksErase ?? (isText || switches.emptyTextInOtherTypes === 'erase'))
        delete contact.attributes[name];
      continue;
    }
    const value = readAttributeValue(attribute, raw, source, switches);
    if (value !== undefined) contact.attributes[name] = value;
  }
  joinLists(account, contact, change.listIds);
  for (const id of change.unlinkListIds ?? []) {
    const list = account.lists.find(id);
    if (list) account.lists.leave(contact, list);
  }
  contact.modifiedAt = now;
}

/** `applyChange`, and the webhooks hear of it. `by` names the API key that asked for it. */
export function writeContact(
  account: Account,
  contact: Contact,
  change: ContactChange,
  { by, isNew = false, ...options }: WriteOptions & { by: string; isNew?: boolean },
): void {
  const before = pictureOf(contact);
  applyChange(account, contact, change, options);
  announceWrite(account, contact, before, { by, isNew, switches: options.switches });
}

export function joinLists(account: Account, contact: Contact, listIds: number[] = []): void {
  for (const id of listIds) {
    const list = account.lists.find(id);
    if (list) account.lists.join(contact, list);
  }
}

/**
 * `forceMerge`: of the contacts that clash the one modified last survives, takes over what it lacks, and the others are
 * gone (reference §2.2).
 */
export function mergeContacts(account: Account, contacts: Contact[]): Contact {
  const [survivor, ...others] = contacts.toSorted((a, b) => b.modifiedAt - a.modifiedAt);
  if (!survivor) throw new Error('There is nobody to merge');
  for (const other of others) {
    for (const [name, value] of Object.entries(other.attributes)) {
      survivor.attributes[name] ??= value;
    }
    joinLists(account, survivor, [...other.listIds]);
    const identifiers = IDENTIFIERS.map((identifier) => [identifier, other[identifier]] as const);
    account.deleteContact(other);
    for (const [identifier, value] of identifiers) {
      if (value !== undefined && survivor[identifier] === undefined) {
        account.contacts.identify(survivor, identifier, value);
      }
    }
  }
  return survivor;
}
