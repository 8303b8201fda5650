import type { Account } from '../account/account.ts';
import { type Contact, IDENTIFIER_NAMES, IDENTIFIERS } from '../contacts/contact.ts';
import type { BrevoSwitches } from '../switches.ts';

/** What a contact was before a write. */
export type Picture = ReturnType<typeof pictureOf>;

export function pictureOf(contact: Contact) {
  const { emailBlacklisted, smsBlacklisted, listIds } = contact;
  return { fields: fieldsOf(contact), emailBlacklisted, smsBlacklisted, listIds };
}

/** Tells what a write by the API changed. A new contact was not updated, but may have joined lists. */
export function announceWrite(
  account: Account,
  contact: Contact,
  before: Picture,
  { by, isNew, switches }: { by: string; isNew: boolean; switches: BrevoSwitches },
): void {
  const { email } = contact;
  const changed: Record<string, unknown> = changedFields(before.fields, fieldsOf(contact));
  // Whoever comes blocked has unsubscribed from nothing.
  const isNewlyBlocked = !isNew && contact.emailBlacklisted && !before.emailBlacklisted;
  const { apiBlocklistFires } = switches;
  if (apiBlocklistFires === 'contact-updated' || apiBlocklistFires === 'both') {
    for (const name of ['emailBlacklisted', 'smsBlacklisted'] as const) {
      if (contact[name] !== before[name]) changed[name] = contact[name];
    }
  }

  if (!isNew && Object.keys(changed).length > 0) {
    account.announce({ event: 'contactUpdated', email, by, changed });
  }
  const joined = contact.listIds.filter((id) => !before.listIds.includes(id));
  if (joined.length > 0) {
    account.announce({ event: 'listAddition', email, by, listIds: joined });
  }
  if (isNewlyBlocked && (apiBlocklistFires === 'unsubscribed' || apiBlocklistFires === 'both')) {
    account.announce({ event: 'unsubscribed', email, by, listIds: contact.listIds });
  }
}

function fieldsOf(contact: Contact): Record<string, unknown> {
  const identifiers = IDENTIFIERS.map(
    (identifier) => [IDENTIFIER_NAMES[identifier].toUpperCase(), contact[identifier]] as const,
  );
  return { ...contact.attributes, ...Object.fromEntries(identifiers) };
}

function changedFields(before: Record<string, unknown>, after: Record<string, unknown>) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name] ?? '']),
  );
}
