import { z } from 'zod';
import { TextWire } from './wire.ts';

/** A customer as the store knows them. Text that the store does not have is `''`. */
export interface Customer {
  id: number;
  /** As the store keeps it, capital letters included. Unique per storefront only (reference/bigcommerce.md §6.1). */
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  phone: string;
  notes: string;
  /** 0: no group. */
  customerGroupId: number;
  /** ISO 8601, UTC, as BigCommerce writes it; `''` if it does not. */
  dateCreated: string;
  dateModified: string;
  originChannelId: number | null;
  /** Storefronts where this customer can log in; null: on all of them. */
  channelIds: number[] | null;
  /** Ten at most. If `addressCount` is greater, `addressesOf` reads them all. */
  addresses: Address[];
  addressCount: number;
  /** Ten at most. If `attributeCount` is greater, `attributesOf` reads them all. */
  attributes: CustomerAttributeValue[];
  attributeCount: number;
  formFields: FormFieldValue[];
  /** In the store's currency; null if it was not asked for (`include: storecredit`). */
  storeCredit: number | null;
  /** Review and abandoned-cart mail only: this is not consent to marketing (reference/bigcommerce.md §6.1). */
  acceptsReviewAndCartEmails: boolean;
}

export interface Address {
  id: number;
  firstName: string;
  lastName: string;
  company: string;
  address1: string;
  address2: string;
  city: string;
  stateOrProvince: string;
  postalCode: string;
  country: string;
  /** ISO 3166 alpha-2, upper case. */
  countryCode: string;
  phone: string;
}

/** The name is not here: `listCustomerAttributes` has it. */
export interface CustomerAttributeValue {
  attributeId: number;
  value: string;
}

export interface FormFieldValue {
  name: string;
  value: string | number | string[];
}

export const AddressWire = z.object({
  id: z.number(),
  customer_id: z.number().nullish(),
  first_name: TextWire,
  last_name: TextWire,
  company: TextWire,
  address1: TextWire,
  address2: TextWire,
  city: TextWire,
  state_or_province: TextWire,
  postal_code: TextWire,
  country: TextWire,
  country_code: TextWire,
  phone: TextWire,
});

export const AttributeValueWire = z.object({
  attribute_id: z.number(),
  attribute_value: z.union([z.string(), z.number()]).nullish(),
  customer_id: z.number().nullish(),
});

export const FormFieldValueWire = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.array(z.string())]).nullish(),
  /** Only on fields of customers; those of addresses name an address. */
  customer_id: z.number().nullish(),
});

export const CustomerWire = z.object({
  id: z.number(),
  email: TextWire,
  first_name: TextWire,
  last_name: TextWire,
  company: TextWire,
  phone: TextWire,
  notes: TextWire,
  customer_group_id: z.number().nullish(),
  date_created: TextWire,
  date_modified: TextWire,
  origin_channel_id: z.number().nullish(),
  channel_ids: z.array(z.number()).nullish(),
  address_count: z.number().nullish(),
  attribute_count: z.number().nullish(),
  addresses: z.array(AddressWire).nullish(),
  attributes: z.array(AttributeValueWire).nullish(),
  form_fields: z.array(FormFieldValueWire).nullish(),
  store_credit_amounts: z.array(z.object({ amount: z.number() })).nullish(),
  accepts_product_review_abandoned_cart_emails: z.boolean().nullish(),
});

export function toCustomer(wire: z.output<typeof CustomerWire>): Customer {
  const addresses = (wire.addresses ?? []).map(toAddress);
  const attributes = (wire.attributes ?? []).flatMap(toAttributeValue);
  return {
    id: wire.id,
    email: wire.email,
    firstName: wire.first_name,
    lastName: wire.last_name,
    company: wire.company,
    phone: wire.phone,
    notes: wire.notes,
    customerGroupId: wire.customer_group_id ?? 0,
    dateCreated: wire.date_created,
    dateModified: wire.date_modified,
    originChannelId: wire.origin_channel_id ?? null,
    channelIds: wire.channel_ids ?? null,
    addresses,
    addressCount: wire.address_count ?? addresses.length,
    attributes,
    attributeCount: wire.attribute_count ?? attributes.length,
    formFields: (wire.form_fields ?? []).flatMap(toFormFieldValue),
    storeCredit: wire.store_credit_amounts?.[0]?.amount ?? null,
    acceptsReviewAndCartEmails: wire.accepts_product_review_abandoned_cart_emails ?? false,
  };
}

export function toAddress(wire: z.output<typeof AddressWire>): Address {
  return {
    id: wire.id,
    firstName: wire.first_name,
    lastName: wire.last_name,
    company: wire.company,
    address1: wire.address1,
    address2: wire.address2,
    city: wire.city,
    stateOrProvince: wire.state_or_province,
    postalCode: wire.postal_code,
    country: wire.country,
    countryCode: wire.country_code.toUpperCase(),
    phone: wire.phone,
  };
}

/** An attribute without a value is as good as none: an empty array. */
export function toAttributeValue(
  wire: z.output<typeof AttributeValueWire>,
): CustomerAttributeValue[] {
  if (wire.attribute_value == null) return [];
  return [{ attributeId: wire.attribute_id, value: String(wire.attribute_value) }];
}

function toFormFieldValue(wire: z.output<typeof FormFieldValueWire>): FormFieldValue[] {
  return wire.value == null ? [] : [{ name: wire.name, value: wire.value }];
}
