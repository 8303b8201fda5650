import type { Account } from '../account/account.ts';
import { invalid } from '../brevo-error.ts';
import type { Contact } from '../contacts/contact.ts';
import { type ContactIdentifiers, findByIdentifiers } from '../contacts/find-contact.ts';
import { writeContact } from '../contacts/write-contact.ts';
import type { BrevoSwitches } from '../switches.ts';
import type { EventTransport } from './event.ts';
import type { ToldEvent } from './event-body.ts';

/**
 * Gives an event to its contact, updates the contact's attributes and tells the automation. Events of strangers go the
 * way of the switch: by default they are accepted and lost.
 */
export function takeEvent(
  account: Account,
  { identifiers, contactProperties, ...told }: ToldEvent & { dataId?: string },
  { transport, switches, by }: { transport: EventTransport; switches: BrevoSwitches; by: string },
): void {
  const contact =
    findByIdentifiers(account, identifiers, switches) ??
    meetStranger(account, identifiers, switches);
  if (!contact) return;
  const attributes = Object.entries(contactProperties);
  if (attributes.length > 0) {
    writeContact(account, contact, { identifiers: {}, attributes }, { switches, by });
  }
  const email = identifiers.email_id?.toLowerCase() ?? contact.email;
  const { id: contactId } = contact;
  const receivedAt = Date.now();
  const event = account.events.add({
    ...told,
    ...{ contactId, email, receivedAt, contactProperties, transport },
  });
  account.carts.see(event, switches);
}

function meetStranger(
  account: Account,
  { email_id, ext_id }: ContactIdentifiers,
  { eventForUnknownContact }: BrevoSwitches,
): Contact | undefined {
  switch (eventForUnknownContact) {
    case 'drop':
      return undefined;
    case 'refuse-400':
      throw invalid('Contact does not exist');
    case 'create':
      return email_id ? account.addContact(email_id, ext_id) : undefined;
  }
}
