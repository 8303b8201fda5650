import type { LedgerEntry } from '../../../db/ledger/ledger.ts';
import type { OutgoingContact } from '../../imports/contact-batch.ts';

/** How a person's fields stand in the store, by the attributes they are mapped to. */
export interface MappedNames {
  /** Attributes with a value to write. */
  filled: readonly string[];
  /** Attributes for which the store has no value. One whose value does not fit, or is held back, is in neither. */
  empty: readonly string[];
  /** Attributes that only an import can empty. */
  byImport: ReadonlySet<string>;
}

/** What follows for a contact from what it was told before. */
export interface Emptying {
  /** Attributes to write as empty: we filled them, and the store has nothing for them any more. */
  empties: string[];
  /** Attributes that hold a value of ours once this is written; null where nobody kept count and nothing is written. */
  told: string[] | null;
}

/** The attributes that these records filled, as far as is known; null where nobody kept count. */
export function toldBy(entries: readonly (LedgerEntry | undefined)[]): Set<string> | null {
  const counted = entries.flatMap((entry) =>
    entry?.toldAttributes || entry?.sentAttributes
      ? [[...(entry.toldAttributes ?? []), ...(entry.sentAttributes ?? [])]]
      : [],
  );
  return counted.length === 0 ? null : new Set(counted.flat());
}

/**
 * What this app has written for a person and is empty in the store now is emptied in Brevo. What it never wrote (a form in Brevo
 * did, or another program) is nobody's business here, and neither is an attribute that is not mapped any more. `before` null:
 * nobody kept count, so nothing is emptied. Pure.
 */
export function planEmptying(
  { filled, empty }: Pick<MappedNames, 'filled' | 'empty'>,
  lane: OutgoingContact['lane'],
  before: ReadonlySet<string> | null,
): Emptying {
  // This lane leaves a contact that Brevo knows as it is: whether it was written is not known.
  if (lane === 'create-blocked') return { empties: [], told: before && [...before] };
  const empties = empty.filter((name) => before?.has(name));
  const stays = [...(before ?? [])].filter((name) => !empties.includes(name));
  return { empties, told: [...new Set([...stays, ...filled])].sort() };
}

/** Whether something that this record filled has to be emptied. A digest does not tell: of what is not there it knows nothing. */
export function leavesEmpty({ mapped, lane }: OutgoingContact, before: LedgerEntry): boolean {
  return mapped !== undefined && planEmptying(mapped, lane, toldBy([before])).empties.length > 0;
}

/** The contact with what has to be emptied as empty texts, which is how Brevo takes it (reference/brevo.md §2.7). */
export function withEmpties(
  contact: OutgoingContact,
  { empties, told }: Emptying,
  byImport: ReadonlySet<string> = new Set(),
): OutgoingContact {
  if (empties.length === 0) return { ...contact, told };
  const blanks = Object.fromEntries(empties.map((name) => [name, '']));
  const attributes = { ...contact.attributes, ...blanks };
  return {
    ...contact,
    attributes,
    empties,
    told,
    needsImport: empties.some((name) => byImport.has(name)),
    bytes: Buffer.byteLength(JSON.stringify({ email: contact.email, attributes })) + 1,
  };
}

/**
 * A customer's contact and entries, with what follows from the records that filled the same contact before (`known`). What the
 * customer's own record (`own`) filled stays known until this has arrived, under whatever address: should an import leave their
 * contact where it is, whoever moves it then has to empty and to block the same.
 */
export function rememberTold(
  contact: OutgoingContact,
  known: readonly LedgerEntry[],
  own: LedgerEntry | undefined,
): OutgoingContact {
  if (!contact.mapped) return contact;
  const emptying = planEmptying(contact.mapped, contact.lane, toldBy(known));
  const entries = contact.entries.map((entry) => ({
    ...entry,
    ...keepTold(own, own?.contactKey ?? null),
    sentAttributes: emptying.told,
    writtenAt: own?.writtenAt ?? null,
  }));
  return { ...withEmpties(contact, emptying, contact.mapped.byImport), entries };
}

/** What stays known of a record that is not written now. Under another address it is another contact. */
export function keepTold(
  before: LedgerEntry | undefined,
  contactKey: string | null,
): Pick<LedgerEntry, 'toldAttributes'> {
  const told = before?.contactKey === contactKey ? toldBy([before]) : null;
  return { toldAttributes: told && [...told] };
}
