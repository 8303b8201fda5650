/** A postal address, as the API shows it (reference §6.1). */
export interface Address {
  id: number;
  customer_id: number;
  first_name: string;
  last_name: string;
  company: string;
  address1: string;
  address2: string;
  city: string;
  /** Spelled out in full, never a code. */
  state_or_province: string;
  postal_code: string;
  country: string;
  country_code: string;
  phone: string;
  address_type: 'residential' | 'commercial';
  form_fields: FormFieldValue[];
}

/** A store's own field: `attribute_value` is a string whatever the attribute's type. It carries no name. */
export interface AttributeValue {
  id: number;
  attribute_id: number;
  attribute_value: string;
  customer_id: number;
  date_created: string;
  date_modified: string;
}

export interface FormFieldValue {
  name: string;
  value: string | number | string[];
}

/** Everything a store knows of a customer. What of it an answer shows is the API's business (`include`, limits). */
export interface Customer {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
  company: string;
  phone: string;
  registration_ip_address: string;
  notes: string;
  tax_exempt_category: string;
  /** 0: in no group. */
  customer_group_id: number;
  date_created: string;
  date_modified: string;
  force_password_reset: boolean;
  accepts_product_review_abandoned_cart_emails: boolean;
  origin_channel_id: number;
  /** `null`: may log in on every storefront. */
  channel_ids: number[] | null;
  store_credit: number;
  shopper_profile_id: string;
  segment_ids: string[];
  addresses: Address[];
  attributes: AttributeValue[];
  form_fields: FormFieldValue[];
}

/** Ids of what belongs to a customer are made from the customer's, so that they need not be kept anywhere. */
const ADDRESSES_EACH = 16;
const ATTRIBUTES_EACH = 64;

export function addressId(customerId: number, nth: number): number {
  return customerId * ADDRESSES_EACH + nth;
}

export function customerOfAddress(id: number): number {
  return Math.floor(id / ADDRESSES_EACH);
}

export function attributeValueId(customerId: number, attributeId: number): number {
  return customerId * ATTRIBUTES_EACH + attributeId;
}

/** `2024-03-01T09:30:00Z`: V3 answers carry whole seconds. */
export function toApiDate(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
