import { hash32, pick, uuidFrom } from '../random.ts';
import { type Country, countryOf } from './countries.ts';
import {
  type Address,
  type AttributeValue,
  addressId,
  attributeValueId,
  type Customer,
  type FormFieldValue,
  toApiDate,
} from './customer.ts';
import {
  addressCountOf,
  attributeCountOf,
  createdMs,
  emailOf,
  formFieldCountOf,
  groupOf,
  hasNote,
  modifiedMs,
  namesOf,
  originChannel,
  type Recipe,
} from './customer-recipe.ts';
import { nationalNumber, writePhone } from './phones.ts';

const COMPANY_ENDINGS = ['& Sons', 'Outfitters', 'Trading', 'Studio', 'Group', 'Partners'] as const;
const NOTES = [
  'Prefers delivery on Saturday.',
  'Asks for an invoice with every order.',
  'Do not ring the bell: sleeping baby.',
  'Met at the spring fair.',
] as const;
const COLOURS = ['Red', 'Forest green', 'Navy', 'Sand', 'Black'] as const;
const HEARD_FROM = ['A friend', 'Search engine', 'Magazine', 'Social media', 'Other'] as const;
const INTERESTS = ['Hiking', 'Climbing', 'Camping', 'Running', 'Cycling'] as const;

/** The whole record of a customer whom nobody has changed. */
export function generateCustomer(recipe: Recipe, id: number): Customer {
  const { seed } = recipe;
  const chance = (salt: number) => hash32(seed, id, salt) % 100;
  const { first, last } = namesOf(recipe, id);
  const { country, rank } = countryOf(id - 1);
  const national = nationalNumber(country, rank);
  // Without an address nothing but the number itself can tell its country.
  const style = addressCountOf(id) === 0 ? 0 : hash32(seed, id, 9);
  const phone = writePhone(country, national, style);
  const hasPhone = chance(10) >= 7;
  const company = chance(11) < 15 ? `${last} ${pick(COMPANY_ENDINGS, hash32(seed, id, 12))}` : '';
  const origin = originChannel(recipe, id);
  const created = toApiDate(createdMs(recipe, id));

  return {
    id,
    email: emailOf(recipe, id),
    first_name: first,
    last_name: last,
    company,
    // Some gave their number only with an address.
    phone: hasPhone && chance(13) < 85 ? phone : '',
    registration_ip_address: `203.0.113.${hash32(seed, id, 14) % 256}`,
    notes: chance(15) < 5 ? pick(NOTES, hash32(seed, id, 16)) : '',
    tax_exempt_category: '',
    customer_group_id: groupOf(recipe, id),
    date_created: created,
    date_modified: toApiDate(modifiedMs(recipe, id)),
    force_password_reset: false,
    accepts_product_review_abandoned_cart_emails: chance(17) < 40,
    origin_channel_id: origin,
    channel_ids: chance(18) < 75 ? null : [origin],
    store_credit: chance(19) < 8 ? (hash32(seed, id, 20) % 20_000) / 100 : 0,
    shopper_profile_id: uuidFrom(seed, id, 21),
    segment_ids: [],
    addresses: Array.from({ length: addressCountOf(id) }, (_, nth) =>
      generateAddress({
        seed,
        id,
        nth,
        first,
        last,
        company,
        country,
        phone: hasPhone ? phone : '',
      }),
    ),
    attributes: generateAttributes(seed, id, created),
    form_fields: generateFormFields(seed, id),
  };
}

export function generateAddress({
  seed,
  id,
  nth,
  first,
  last,
  company,
  country,
  phone,
}: {
  seed: number;
  id: number;
  nth: number;
  first: string;
  last: string;
  company: string;
  country: Country;
  phone: string;
}): Address {
  const salt = 100 + nth * 10;
  const [city, state, postcode] = pick(country.towns, hash32(seed, id, salt));
  const street = pick(country.streets, hash32(seed, id, salt + 1));
  const number = 1 + (hash32(seed, id, salt + 2) % 180);
  const digits = String(hash32(seed, id, salt + 3)).padStart(6, '0');
  let digit = 0;

  return {
    id: addressId(id, nth),
    customer_id: id,
    first_name: first,
    last_name: last,
    company,
    address1: country.numberFirst ? `${number} ${street}` : `${street} ${number}`,
    address2: hash32(seed, id, salt + 4) % 6 === 0 ? `Floor ${1 + (number % 9)}` : '',
    city,
    state_or_province: state,
    postal_code: postcode.replaceAll('#', () => digits[digit++] ?? '0'),
    country: country.name,
    country_code: country.code,
    phone,
    address_type: company ? 'commercial' : 'residential',
    form_fields: hasNote(id, nth)
      ? [{ name: 'Delivery instructions', value: 'Leave the parcel\nwith the neighbour.' }]
      : [],
  };
}

function generateAttributes(seed: number, id: number, created: string): AttributeValue[] {
  const hash = hash32(seed, id, 30);
  const values = [
    new Date(Date.UTC(1950 + (hash % 55), hash % 12, 1 + (hash % 28))).toISOString().slice(0, 10),
    String(hash % 5000),
    pick(COLOURS, hash),
  ];
  return values.slice(0, attributeCountOf(id)).map((value, place) => ({
    id: attributeValueId(id, place + 1),
    attribute_id: place + 1,
    attribute_value: value,
    customer_id: id,
    date_created: created,
    date_modified: created,
  }));
}

function generateFormFields(seed: number, id: number): FormFieldValue[] {
  const hash = hash32(seed, id, 31);
  const values: FormFieldValue[] = [
    { name: 'How did you hear about us?', value: pick(HEARD_FROM, hash) },
    { name: 'Interests', value: INTERESTS.filter((_, place) => (hash >> place) & 1) },
    { name: 'Number of pets', value: hash % 5 },
  ];
  return values.slice(0, formFieldCountOf(id));
}
