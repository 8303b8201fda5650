import type { Request } from 'express';
import type { Account } from '../account/account.ts';
import { invalid, notFound } from '../brevo-error.ts';
import type { BrevoSwitches } from '../switches.ts';
import type { Contact } from './contact.ts';
import { findPhone } from './phone.ts';

/** The contact that the path and `identifierType` name (reference §2.3), or Brevo's 404. */
export function getContact(account: Account, request: Request, switches: BrevoSwitches): Contact {
  const identifier = String(request.params.identifier);
  const { identifierType } = request.query;
  const found =
    identifierType === undefined
      ? guess(account, identifier, request.method)
      : findBy(account, identifier, identifierType, switches);
  if (!found) throw notFound('Contact does not exist');
  return found;
}

/** What `/events` and `/orders` name a contact by (reference §3.4, §4.1). */
export interface ContactIdentifiers {
  contact_id?: number;
  email_id?: string;
  ext_id?: string;
  phone_id?: string;
  whatsapp_id?: string;
  landline_number_id?: string;
}

/** Whoever has the first of the identifiers that leads to anybody; Brevo's own id comes first. */
export function findByIdentifiers(
  { contacts }: Account,
  given: ContactIdentifiers,
  { phoneCheck }: BrevoSwitches,
): Contact | undefined {
  const byPhone = (kind: 'sms' | 'whatsapp' | 'landline', text?: string) => {
    const phone = text && findPhone(text, phoneCheck);
    return phone ? contacts.find(kind, phone) : undefined;
  };
  if (given.contact_id !== undefined) return contacts.findById(given.contact_id);
  return (
    contacts.find('email', given.email_id?.trim().toLowerCase() ?? '') ??
    contacts.find('extId', given.ext_id ?? '') ??
    byPhone('sms', given.phone_id) ??
    byPhone('whatsapp', given.whatsapp_id) ??
    byPhone('landline', given.landline_number_id)
  );
}

/** Without a type only an e-mail address or Brevo's id will do; reading also takes a phone number. */
function guess(account: Account, identifier: string, method: string): Contact | undefined {
  if (identifier.includes('@')) return account.contacts.find('email', identifier.toLowerCase());
  if (!/^\+?\d+$/.test(identifier)) throw invalid('Invalid contact identifier');
  const byId = account.contacts.findById(Number(identifier));
  if (byId || method !== 'GET') return byId;
  return account.contacts.find('sms', identifier.replace(/^(\+|00)/, ''));
}

function findBy(
  account: Account,
  identifier: string,
  type: unknown,
  { phoneCheck }: BrevoSwitches,
): Contact | undefined {
  const byPhone = (kind: 'sms' | 'whatsapp' | 'landline') => {
    const phone = findPhone(identifier, phoneCheck);
    if (!phone) throw invalid('Invalid phone number');
    return account.contacts.find(kind, phone);
  };
  switch (type) {
    case 'email_id':
      if (!identifier.includes('@')) throw invalid('Invalid email address');
      return account.contacts.find('email', identifier.toLowerCase());
    case 'contact_id':
      if (!/^\d+$/.test(identifier)) throw invalid('Invalid contact id');
      return account.contacts.findById(Number(identifier));
    case 'ext_id':
      return account.contacts.find('extId', identifier);
    case 'phone_id':
      return byPhone('sms');
    case 'whatsapp_id':
      return byPhone('whatsapp');
    case 'landline_number_id':
      return byPhone('landline');
    default:
      throw invalid('Invalid identifierType');
  }
}
