export type AttributeValue = string | number | boolean | string[];

/** What a contact is known by. Each value belongs to one contact of an account at most. */
export const IDENTIFIERS = ['email', 'extId', 'sms', 'whatsapp', 'landline'] as const;
export type Identifier = (typeof IDENTIFIERS)[number];

/** How the API names an identifier in `attributes` and in `duplicate_identifiers`. */
export const IDENTIFIER_NAMES: Record<Identifier, string> = {
  email: 'email',
  extId: 'ext_id',
  sms: 'SMS',
  whatsapp: 'WHATSAPP',
  landline: 'LANDLINE_NUMBER',
};

/** One person. Kept small, since an account may hold a million. */
export interface Contact {
  readonly id: number;
  /** In lower case. */
  readonly email: string | undefined;
  readonly extId: string | undefined;
  /** Phone numbers are E.164 digits without the plus, as Brevo shows them. */
  readonly sms: string | undefined;
  readonly whatsapp: string | undefined;
  readonly landline: string | undefined;
  emailBlacklisted: boolean;
  smsBlacklisted: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  modifiedAt: number;
  /** Ascending; contacts in the same lists share one array. */
  listIds: readonly number[];
  /** Without the identifiers. */
  readonly attributes: Record<string, AttributeValue>;
}

/** A contact as `GET /contacts` shows it (reference §2.4). */
export function toContactWire(contact: Contact) {
  const { email, extId, sms, whatsapp, landline } = contact;
  return {
    id: contact.id,
    ...(email !== undefined && { email }),
    emailBlacklisted: contact.emailBlacklisted,
    smsBlacklisted: contact.smsBlacklisted,
    whatsappBlacklisted: false,
    createdAt: new Date(contact.createdAt).toISOString(),
    modifiedAt: new Date(contact.modifiedAt).toISOString(),
    listIds: contact.listIds,
    attributes: {
      ...contact.attributes,
      ...(extId !== undefined && { EXT_ID: extId }),
      ...(sms !== undefined && { SMS: sms }),
      ...(whatsapp !== undefined && { WHATSAPP: whatsapp }),
      ...(landline !== undefined && { LANDLINE_NUMBER: landline }),
    },
  };
}
