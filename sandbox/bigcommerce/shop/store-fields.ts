/** `GET /v3/customers/attributes`: what the store keeps of customers beyond the platform's own fields. */
export const ATTRIBUTES = [
  { id: 1, name: 'Birthday', type: 'date' },
  { id: 2, name: 'Loyalty points', type: 'number' },
  { id: 3, name: 'Favourite colour', type: 'string' },
  { id: 4, name: 'Shoe size', type: 'number' },
  { id: 5, name: 'Preferred language', type: 'string' },
  { id: 6, name: 'Member since', type: 'date' },
  { id: 7, name: 'Sales representative', type: 'string' },
  { id: 8, name: 'Referral code', type: 'string' },
  { id: 9, name: 'Account tier', type: 'string' },
  { id: 10, name: 'Survey score', type: 'number' },
  { id: 11, name: 'Allergies & notes', type: 'string' },
  { id: 12, name: 'VAT number', type: 'string' },
] as const;

/** Fields of the sign-up and address forms. The API has no list of them: they show only in customers' values. */
export const FORM_FIELDS = [
  { name: 'How did you hear about us?', type: 'picklist', of: 'customer' },
  { name: 'Interests', type: 'checkboxes', of: 'customer' },
  { name: 'Number of pets', type: 'numbers', of: 'customer' },
  { name: 'Wedding day', type: 'date', of: 'customer' },
  { name: 'Delivery instructions', type: 'multiline', of: 'address' },
] as const;

export interface CustomerGroup {
  id: number;
  name: string;
  is_default: boolean;
  is_group_for_guests: boolean;
}

export const GROUPS: readonly CustomerGroup[] = [
  { id: 1, name: 'Retail', is_default: true, is_group_for_guests: false },
  { id: 2, name: 'Wholesale', is_default: false, is_group_for_guests: false },
  { id: 3, name: 'VIP', is_default: false, is_group_for_guests: false },
  { id: 4, name: 'Guests', is_default: false, is_group_for_guests: true },
];

/** A storefront or another place where the store sells (reference §6.6). */
export interface Channel {
  id: number;
  name: string;
  type: 'storefront' | 'marketplace';
  platform: string;
  /** As the reference lists them (§6.6). */
  status:
    | 'active'
    | 'prelaunch'
    | 'inactive'
    | 'connected'
    | 'disconnected'
    | 'archived'
    | 'deleted'
    | 'terminated';
  currency: string;
  /** A marketplace has no site. */
  siteUrl: string | null;
}
