import { ATTRIBUTES } from '../store-fields.ts';
import { COUNTRIES } from './countries.ts';
import { attributeValueId, type Customer } from './customer.ts';
import type { Recipe } from './customer-recipe.ts';
import { generateAddress } from './generate-customer.ts';
import type { Consent, Subscriber } from './subscribers.ts';

/** Customers 1 to 50 of a store are set apart: the awkward people are among them, the rest are ordinary. */
export const FIRST_PLAIN_ID = 51;

type Patch = (customer: Customer, recipe: Recipe) => Partial<Customer>;

const named = (first_name: string, last_name: string): Patch => {
  return (customer) => ({
    first_name,
    last_name,
    addresses: customer.addresses.map((address) => ({ ...address, first_name, last_name })),
  });
};

const withPhone = (phone: string, countryCode: 'US' | 'FR' | null = 'US'): Patch => {
  return (customer, { seed }) => ({
    phone,
    addresses: countryCode
      ? [
          generateAddress({
            seed,
            id: customer.id,
            nth: 0,
            first: customer.first_name,
            last: customer.last_name,
            company: '',
            country: COUNTRIES[countryCode],
            phone,
          }),
        ]
      : [],
  });
};

const all =
  (...patches: Patch[]): Patch =>
  (customer, recipe) => {
    const sum: Partial<Customer> = {};
    for (const patch of patches) Object.assign(sum, patch({ ...customer, ...sum }, recipe));
    return sum;
  };

const mail =
  (email: string): Patch =>
  () => ({ email });

const onlyOn =
  (place: 0 | 1): Patch =>
  (_customer, { channelIds }) => ({
    origin_channel_id: channelIds[place] ?? channelIds[0],
    channel_ids: [channelIds[place] ?? channelIds[0]],
  });

/**
 * The people that go wrong, at ids that never change:
 *
 * | id | what is awkward | newsletter |
 * |---|---|---|
 * | 1 | nothing: a model customer | yes |
 * | 2 | nothing, but never asked for mail | no record |
 * | 3 | no phone anywhere | yes |
 * | 4, 5 | the same phone, written in two ways | yes, yes |
 * | 6 | Japanese name | yes |
 * | 7 | Arabic name, right to left | yes |
 * | 8 | emoji and typographic marks in the name | yes |
 * | 9 | name in decomposed (combining) characters | yes |
 * | 10 | 12 addresses, of which `include=addresses` shows 10 | yes |
 * | 11 | e-mail in capitals; the newsletter has it in small letters | yes |
 * | 12, 13 | the same e-mail on two storefronts: two customers | only on the first storefront |
 * | 14 | an e-mail that is none: `not-an-email@` | yes |
 * | 15 | plus-address | yes |
 * | 16 | empty first name | yes |
 * | 17 | HTML and a script in the name | yes |
 * | 18 | a phone that is too short | yes |
 * | 19 | has a record without consents | unsubscribed |
 * | 20 | wants cart reminders only | `abandoned_cart` only |
 * | 21 | 12 attributes, of which `include=attributes` shows 10 | yes |
 * | 22 | a national phone number and no address to tell the country | yes |
 * | 23 | a phone with an extension | yes |
 * | 24 | names of nearly 100 characters | yes |
 * | 25 | quotes, commas, semicolons, tabs and line breaks | yes |
 * | 26 | letters outside ASCII in the e-mail | yes |
 * | 27 | lives in France, British phone | yes |
 * | 28 | signed up on the first storefront, subscribed on the second | on the second storefront only |
 * | 29 | in a customer group that no longer exists (99) | yes |
 * | 30, 31 | one e-mail in two spellings (`Linda.Case@`, `linda.case@`) on two storefronts | only 30 |
 *
 * 32 to 50 are ordinary; 36, 39, 42, 45 and 48 of them have the newsletter. In a store with one storefront 13 and 31 are
 * ordinary too, since an e-mail is unique in a storefront.
 */
const PATCHES: Record<number, Patch> = {
  1: all(named('Ada', 'Whitfield'), mail('ada.whitfield@example.com'), withPhone('(907) 555-0101')),
  2: all(named('Ben', 'Carter'), mail('ben.carter@example.com'), withPhone('(907) 555-0102')),
  3: (customer) => ({
    phone: '',
    addresses: customer.addresses.map((address) => ({ ...address, phone: '' })),
  }),
  4: all(named('Rosa', 'Ibáñez'), mail('rosa.ibanez@example.com'), withPhone('+19075550104')),
  5: all(named('Hugo', 'Ibáñez'), mail('hugo.ibanez@example.com'), withPhone('(907) 555-0104')),
  6: named('さくら', '田中'),
  7: named('محمد', 'الحسيني'),
  8: named('Zoë 🦊', 'O’Neill–Śmith'),
  9: named('Zoe\u0308', 'Nguye\u0302\u0303n'),
  10: (customer, { seed }) => ({
    phone: '+19075550110',
    addresses: Array.from({ length: 12 }, (_, nth) =>
      generateAddress({
        seed,
        id: customer.id,
        nth,
        first: customer.first_name,
        last: customer.last_name,
        company: customer.company,
        country: nth % 2 ? COUNTRIES.GB : COUNTRIES.DE,
        phone: '+19075550110',
      }),
    ),
  }),
  11: all(named('Grace', 'Hopper'), mail('GRACE.HOPPER@EXAMPLE.COM')),
  12: all(named('Sam', 'Twostores'), mail('sam.twostores@example.com'), onlyOn(0)),
  13: all(named('Samuel', 'Twostores'), mail('sam.twostores@example.com'), onlyOn(1)),
  14: mail('not-an-email@'),
  15: mail('mia+newsletter@example.com'),
  16: (customer) => ({ first_name: '', last_name: 'Cher', addresses: [], phone: customer.phone }),
  17: named('<b>Bobby</b>', "<script>alert('x')</script>"),
  18: withPhone('12345'),
  21: (customer) => ({
    attributes: ATTRIBUTES.map(({ id, type }) => ({
      id: attributeValueId(customer.id, id),
      attribute_id: id,
      attribute_value: { date: '1990-02-28', number: String(id * 10.5), string: `Value ${id}` }[
        type
      ],
      customer_id: customer.id,
      date_created: customer.date_created,
      date_modified: customer.date_created,
    })),
  }),
  22: withPhone('06 12 34 56 78', null),
  23: withPhone('+1 (907) 555-0123 ext. 7'),
  24: named('Wolfeschlegelsteinhausen '.repeat(4).trim(), 'Pneumonoultramicroscopic'.repeat(4)),
  25: all(named('Jo "Quote"', 'Comma, Semi; Colon'), () => ({
    company: 'Tabs\tand "Quotes", Ltd; & Co',
    notes: 'First line\r\nsecond line; with, everything "in" it',
  })),
  26: mail('jörg.größe@example.com'),
  27: withPhone('+447400999123', 'FR'),
  28: all(named('Cleo', 'Crossover'), onlyOn(0)),
  29: () => ({ customer_group_id: 99 }),
  30: all(named('Linda', 'Case'), mail('Linda.Case@example.com'), onlyOn(0)),
  31: all(named('Linda', 'Case'), mail('linda.case@example.com'), onlyOn(1)),
};

const NEED_TWO_STOREFRONTS = new Set([13, 31]);

export function makeAwkward(customer: Customer, recipe: Recipe): Customer {
  if (recipe.channelIds.length < 2 && NEED_TWO_STOREFRONTS.has(customer.id)) return customer;
  return { ...customer, ...PATCHES[customer.id]?.(customer, recipe) };
}

export interface FirstSubscriber {
  customerId: number;
  consents: readonly Consent[];
  overrides?: Partial<Pick<Subscriber, 'email'>>;
  /** 1: subscribed on the store's second storefront, wherever the customer signed up. */
  storefront?: 0 | 1;
}

const NEWSLETTER: readonly Consent[] = ['marketing_newsletter'];

/** The newsletter records among customers 1 to 50, as the table above says. */
export const FIRST_SUBSCRIBERS: readonly FirstSubscriber[] = [
  ...[1, 3, 4, 5, 6, 7, 8, 9, 10].map((customerId) => ({ customerId, consents: NEWSLETTER })),
  { customerId: 11, consents: NEWSLETTER, overrides: { email: 'grace.hopper@example.com' } },
  { customerId: 12, consents: NEWSLETTER, storefront: 0 },
  ...[14, 15, 16, 17, 18].map((customerId) => ({ customerId, consents: NEWSLETTER })),
  { customerId: 19, consents: [] },
  { customerId: 20, consents: ['abandoned_cart'] },
  ...[21, 22, 23, 24, 25, 26, 27].map((customerId) => ({ customerId, consents: NEWSLETTER })),
  { customerId: 28, consents: NEWSLETTER, storefront: 1 },
  { customerId: 29, consents: NEWSLETTER },
  { customerId: 30, consents: NEWSLETTER, storefront: 0 },
  ...[36, 39, 42, 45, 48].map((customerId) => ({ customerId, consents: NEWSLETTER })),
];
