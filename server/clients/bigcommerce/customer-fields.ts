import { z } from 'zod';
import type { RemoteHttp } from '../remote-http.ts';
import { FormFieldValueWire } from './customer.ts';
import { collect, cursorPages, listV2, offsetPages } from './lists.ts';
import { TextWire } from './wire.ts';

interface Options {
  signal?: AbortSignal;
}

export interface CustomerGroup {
  id: number;
  name: string;
  isDefault: boolean;
  /** Given to people who are not logged in. */
  isForGuests: boolean;
}

/** A custom field that an app or the merchant defined; a store has 50 at most. */
export interface CustomerAttribute {
  id: number;
  name: string;
  /** `string`, `number` or `date`; values are always text. */
  type: string;
}

const CustomerGroupWire = z.object({
  id: z.number(),
  name: TextWire,
  is_default: z.boolean().nullish(),
  is_group_for_guests: z.boolean().nullish(),
});

const CustomerAttributeWire = z.object({ id: z.number(), name: TextWire, type: TextWire });

/** What a store keeps of customers beside the platform's own fields, without values. Source: reference/bigcommerce.md §6.1. */
export class CustomerFieldsApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  async listGroups({ signal }: Options = {}): Promise<CustomerGroup[]> {
    const groups = await listV2(this.#http, '/v2/customer_groups', CustomerGroupWire, signal);
    return groups.map(toCustomerGroup);
  }

  /** The store's own customer fields, without values. */
  async listAttributes({ signal }: Options = {}): Promise<CustomerAttribute[]> {
    const path = '/v3/customers/attributes';
    const pages = offsetPages(this.#http, path, CustomerAttributeWire, { signal });
    return (await collect(pages)).map(toCustomerAttribute);
  }

  /**
   * Names of the sign-up form's own fields, from the first 250 answers in the store: there is no list of fields. Those of
   * addresses are not among them.
   */
  async listFormFieldNames({ signal }: Options = {}): Promise<string[]> {
    const path = '/v3/customers/form-field-values';
    for await (const { items } of cursorPages(this.#http, path, FormFieldValueWire, { signal })) {
      const ofCustomers = items.filter(({ customer_id }) => customer_id != null);
      return [...new Set(ofCustomers.map(({ name }) => name))].sort();
    }
    return [];
  }
}

function toCustomerGroup(wire: z.output<typeof CustomerGroupWire>): CustomerGroup {
  return {
    id: wire.id,
    name: wire.name,
    isDefault: wire.is_default ?? false,
    isForGuests: wire.is_group_for_guests ?? false,
  };
}

function toCustomerAttribute(wire: z.output<typeof CustomerAttributeWire>): CustomerAttribute {
  return { ...wire };
}
