import { z } from 'zod';

/** Brevo ignores, without a word, a value whose type is not the attribute's. Dates are `YYYY-MM-DD`. */
export type AttributeValue = string | number | boolean | string[];

/** What names a contact. It always goes along, or a numeric ext_id would be read as Brevo's own id. */
export type IdentifierType =
  | 'email_id'
  | 'contact_id'
  | 'ext_id'
  | 'phone_id'
  | 'whatsapp_id'
  | 'landline_number_id';

/** Changes to a contact. What is not mentioned stays as it is. */
export interface ContactChanges {
  /** Keys in capitals. `EMAIL` changes the address, which also lifts a block (reference/brevo.md §9.6). */
  attributes?: Record<string, AttributeValue>;
  extId?: string;
  /** Lists to be added to. */
  listIds?: readonly number[];
  /** Blocks e-mail. There is no way to lift a block: nothing this app does may (design §6). */
  emailBlacklisted?: true;
}

export interface Contact {
  id: number;
  email: string;
  emailBlacklisted: boolean;
  smsBlacklisted: boolean;
  listIds: number[];
  attributes: Record<string, unknown>;
}

/** What became of a write. */
export interface ContactWritten {
  /** False where Brevo knew the contact. */
  isNew: boolean;
  /** The phone was left out: another contact has it (`duplicate`), or Brevo does not take it for one (`invalid`). */
  droppedPhone: 'duplicate' | 'invalid' | null;
}

export const ContactWire = z.object({
  id: z.number(),
  email: z.string().nullish(),
  emailBlacklisted: z.boolean().nullish(),
  smsBlacklisted: z.boolean().nullish(),
  listIds: z.array(z.number()).nullish(),
  attributes: z.record(z.string(), z.unknown()).nullish(),
});

export function toContact(wire: z.output<typeof ContactWire>): Contact {
  return {
    id: wire.id,
    email: wire.email ?? '',
    emailBlacklisted: wire.emailBlacklisted ?? false,
    smsBlacklisted: wire.smsBlacklisted ?? false,
    listIds: wire.listIds ?? [],
    attributes: wire.attributes ?? {},
  };
}

/** The body's part that creating and updating share. */
export function fromChanges({ attributes, extId, listIds, emailBlacklisted }: ContactChanges) {
  return {
    attributes,
    ext_id: extId,
    listIds: listIds?.length ? listIds : undefined,
    // Whatever a caller without types may pass, `false` never goes out.
    emailBlacklisted: emailBlacklisted === true ? true : undefined,
  };
}
