import type { Customer } from '../../../clients/bigcommerce/customer.ts';
import type { CohortRules } from '../../../contract/cohorts.ts';
import type { FieldType } from '../../../contract/mapping.ts';
import type { PersonaRule } from '../../../contract/segments.ts';
import type { OrderMetrics } from '../../orders/order-metrics.ts';

/** What is known beside the customer's own record when it is mapped. */
export interface CustomerContext {
  /** Group names by id. */
  groups: ReadonlyMap<number, string>;
  /** This store's attribute definitions by name. */
  attributes: ReadonlyMap<string, { id: number; type: FieldType }>;
  /** Channel names by id. */
  channels: ReadonlyMap<number, string>;
  /** Reads phone numbers of customers without an address. */
  storeCountry: string | null;
  isSubscribed: boolean;
  /** Where cohorts begin and end. */
  cohorts: CohortRules;
  /** Who is called what, the first that fits. */
  personas: readonly PersonaRule[];
  /** What their orders add up to; undefined while none is known. */
  metrics?: OrderMetrics;
}

export type FieldValue = string | number | boolean | string[];

/** A field of a customer that a mapping can name. */
export interface CustomerField {
  source: string;
  label: string;
  group: 'customer' | 'address' | 'attribute' | 'form_field' | 'computed';
  type: FieldType;
  /** Undefined when the customer has no value. */
  read(customer: Customer, context: CustomerContext): FieldValue | undefined;
}
