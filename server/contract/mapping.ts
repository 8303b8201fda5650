import { z } from 'zod';
import { AttributeName } from './brevo-account.ts';

/** One line of the customer mapping: which field of the store fills which Brevo attribute. */
export const MappingLine = z.strictObject({
  /** Such as `first_name`, `addresses[0].city`, `attributes["Birthday"]`; see `GET /api/fields`. */
  source: z.string().min(1).max(300),
  attribute: AttributeName,
});
export type MappingLine = z.output<typeof MappingLine>;

export const CustomerMapping = z.array(MappingLine).max(200);
export type CustomerMapping = z.output<typeof CustomerMapping>;

export const FieldType = z.enum(['text', 'date', 'number', 'boolean']);
export type FieldType = z.output<typeof FieldType>;

/** A field of the store that can be mapped. */
export const Field = z.object({
  source: z.string(),
  label: z.string(),
  group: z.enum(['customer', 'address', 'attribute', 'form_field', 'computed']),
  type: FieldType,
  example: z.string().nullable(),
});
export type Field = z.output<typeof Field>;
export const Fields = z.object({ fields: z.array(Field) });

/** `customerMapping: null` previews the mapping that is in force. */
export const MappingPreviewRequest = z.strictObject({
  customerMapping: CustomerMapping.nullable().default(null),
});

const AttributeValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** The mapping applied to a few real customers. Shown, never stored. */
export const MappingPreview = z.object({
  mapping: CustomerMapping,
  customers: z.array(
    z.object({
      customerId: z.number(),
      email: z.string(),
      attributes: z.record(z.string(), AttributeValue),
      /** What Brevo would ignore or refuse, in words. */
      problems: z.array(z.object({ attribute: z.string(), message: z.string() })),
    }),
  ),
  /** About the mapping as a whole: an attribute that will be created, a type that does not fit. */
  attributes: z.array(
    z.object({
      attribute: z.string(),
      source: z.string(),
      state: z.enum(['exists', 'will_be_created', 'type_mismatch']),
      type: z.string(),
      message: z.string().optional(),
    }),
  ),
  /** About how many contacts saving this mapping writes again, and how long that takes. Absent before the first sync. */
  resend: z.object({ customers: z.number(), estimatedSeconds: z.number() }).optional(),
});
export type MappingPreview = z.output<typeof MappingPreview>;
