import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { invalid, parseBody } from '../brevo-error.ts';
import type { BrevoSwitches } from '../switches.ts';
import type { Identifier } from './contact.ts';
import { findPhone } from './phone.ts';
import type { ContactChange } from './write-contact.ts';

const ListIds = z.array(z.int().positive());

const Fields = z.object({
  ext_id: z.string().optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
  emailBlacklisted: z.boolean().optional(),
  smsBlacklisted: z.boolean().optional(),
  listIds: ListIds.optional(),
  smtpBlacklistSender: z.array(z.string()).optional(),
  forceMerge: z.boolean().optional(),
});

const CreateBody = Fields.extend({
  email: z.string().optional(),
  updateEnabled: z.boolean().optional(),
  getId: z.boolean().optional(),
});

const UpdateBody = Fields.extend({ unlinkListIds: ListIds.optional() });

const BatchItem = UpdateBody.extend({
  email: z.string().optional(),
  id: z.int().optional(),
  sms: z.string().optional(),
});

/** What `POST /contacts` was asked (reference §2.2). */
export function readCreate(account: Account, body: unknown, switches: BrevoSwitches) {
  const { email, updateEnabled, getId, ...fields } = parseBody(CreateBody, body);
  const change = toChange(account, fields, switches);
  if (email) change.identifiers.email = readEmail(email);
  return {
    change,
    updateEnabled: updateEnabled ?? false,
    forceMerge: fields.forceMerge ?? false,
    getId: getId ?? false,
  };
}

/** What `PUT /contacts/{identifier}` was asked (reference §2.3). */
export function readUpdate(account: Account, body: unknown, switches: BrevoSwitches) {
  const fields = parseBody(UpdateBody, body);
  return {
    change: toChange(account, fields, switches),
    forceMerge: fields.forceMerge ?? false,
  };
}

/** What `POST /contacts/batch` was asked; each item names its contact in one way. */
export function readBatch(account: Account, body: unknown, switches: BrevoSwitches) {
  const { contacts } = parseBody(z.object({ contacts: z.array(BatchItem) }), body);
  return contacts.map(({ email, id, sms, ...fields }) => {
    if ([email, id, sms].filter((given) => given !== undefined).length !== 1) {
      throw invalid('Pass only one of email, id or sms to identify a contact');
    }
    return { wanted: id ?? email ?? sms ?? '', change: toChange(account, fields, switches) };
  });
}

function toChange(
  account: Account,
  fields: z.output<typeof UpdateBody>,
  switches: BrevoSwitches,
): ContactChange {
  const change: ContactChange = {
    identifiers: {},
    attributes: [],
    emailBlacklisted: fields.emailBlacklisted,
    smsBlacklisted: fields.smsBlacklisted,
    listIds: fields.listIds,
    unlinkListIds: fields.unlinkListIds,
  };
  for (const id of [...(fields.listIds ?? []), ...(fields.unlinkListIds ?? [])]) {
    if (!account.lists.find(id)) throw invalid(`List ID ${id} does not exist`);
  }
  for (const [name, raw] of Object.entries(fields.attributes ?? {})) {
    const identifier = IDENTIFYING_ATTRIBUTES[name];
    if (identifier) {
      const value = readIdentifier(identifier, raw, switches);
      if (value !== undefined) change.identifiers[identifier] = value;
    } else if (account.attributes.has(name)) {
      change.attributes.push([name, raw]);
    } else if (switches.unknownAttributeOnContacts === 'refuse') {
      throw invalid(`Attribute ${name} does not exist`);
    }
  }
  if (fields.ext_id !== undefined) change.identifiers.extId = fields.ext_id || null;
  return change;
}

/** Attributes that are not stored as such: they say who the contact is. */
export const IDENTIFYING_ATTRIBUTES: Record<string, Identifier | undefined> = {
  EMAIL: 'email',
  EXT_ID: 'extId',
  SMS: 'sms',
  WHATSAPP: 'whatsapp',
  LANDLINE_NUMBER: 'landline',
};

function readIdentifier(
  identifier: Identifier,
  raw: unknown,
  switches: BrevoSwitches,
): string | null | undefined {
  if (raw === '' && identifier !== 'email') return null;
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  if (identifier === 'email') return readEmail(String(raw));
  if (identifier === 'extId') return String(raw);
  const phone = findPhone(String(raw), switches.phoneCheck);
  if (!phone) throw invalid('Invalid phone number');
  return phone;
}

function readEmail(text: string): string {
  const email = findEmail(text);
  if (!email) throw invalid('Invalid email address');
  return email;
}

const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** An e-mail address in lower case, or `undefined` if it is none. */
export function findEmail(text: string): string | undefined {
  const email = text.trim().toLowerCase();
  if (email.length > 254 || email.indexOf('@') > 64) return undefined;
  return EMAIL.test(email) ? email : undefined;
}
