import { expect, test } from 'vitest';
import type { BrevoAttribute } from '../../server/contract/brevo-account.ts';
import { CohortRules } from '../../server/contract/cohorts.ts';
import { defaultMapping } from '../../server/contract/default-mapping.ts';
import type { CustomerContext } from '../../server/sync/customers/mapping/customer-field.ts';
import {
  mapCustomer,
  missingAttributes,
  planMapping,
} from '../../server/sync/customers/mapping/mapping-plan.ts';
import { ADDRESS, customer } from '../fixtures/customer.ts';

const DEFINITIONS: CustomerContext['attributes'] = new Map([
  ['Loyalty points', { id: 3, type: 'number' }],
]);
const CONTEXT: CustomerContext = {
  groups: new Map([[2, 'Wholesale']]),
  attributes: DEFINITIONS,
  channels: new Map([[1, 'Acme']]),
  storeCountry: 'US',
  isSubscribed: true,
  cohorts: CohortRules.parse({}),
  personas: [],
};
const GERMAN = { first: 'VORNAME', last: 'NACHNAME' };

function attribute(name: string, type: BrevoAttribute['type'] = 'text'): BrevoAttribute {
  return { name, type, category: 'normal' };
}

function map(mapping: Array<[string, string]>, account: BrevoAttribute[] = [], who = customer()) {
  const lines = mapping.map(([source, name]) => ({ source, attribute: name }));
  const plan = planMapping(lines, account, DEFINITIONS);
  return mapCustomer(who, plan, CONTEXT);
}

test('the default mapping fills the name attributes that the account has', () => {
  const plan = planMapping(defaultMapping(GERMAN), [attribute('VORNAME')], DEFINITIONS);
  const { attributes, problems } = mapCustomer(customer(), plan, CONTEXT);
  expect(attributes).toEqual({
    VORNAME: 'Ada',
    NACHNAME: 'Whitfield',
    SMS: '+442079460958',
    COMPANY: 'Analytical Engines',
    CITY: 'London',
    STATE: 'Greater London',
    COUNTRY: 'United Kingdom',
    ZIP: 'N1 7AA',
    SIGNUP_DATE: '2021-01-05',
    CUSTOMER_GROUP: 'Wholesale',
  });
  expect(problems).toEqual([]);
});

test('attributes that are missing are created with the type of their values', () => {
  const plan = planMapping(
    [
      { source: 'orders_count', attribute: 'ORDER_COUNT' },
      { source: 'date_created', attribute: 'SIGNUP_DATE' },
      { source: 'accepts_marketing', attribute: 'NEWS' },
      { source: 'attributes["Loyalty points"]', attribute: 'POINTS' },
      { source: 'first_name', attribute: 'FIRSTNAME' },
      { source: 'phone', attribute: 'SMS' },
    ],
    [attribute('FIRSTNAME')],
    DEFINITIONS,
  );
  expect(missingAttributes(plan)).toEqual([
    { name: 'ORDER_COUNT', type: 'float' },
    { name: 'SIGNUP_DATE', type: 'date' },
    { name: 'NEWS', type: 'boolean' },
    { name: 'POINTS', type: 'float' },
  ]);
});

test('custom attributes, form fields and later addresses can be mapped', () => {
  const second = { ...ADDRESS, city: 'Leeds' };
  const { attributes } = map(
    [
      ['attributes["Loyalty points"]', 'POINTS'],
      ['form_fields["Shoe size"]', 'SHOE'],
      ['addresses[1].city', 'SECOND_CITY'],
      ['addresses[0].zip', 'ZIP'],
    ],
    [],
    customer({ addresses: [ADDRESS, second] }),
  );
  expect(attributes).toEqual({ POINTS: 42, SHOE: '38', SECOND_CITY: 'Leeds', ZIP: 'N1 7AA' });
});

test('a value that the attribute cannot hold is left out and named, without repeating it', () => {
  const { attributes, problems } = map([['first_name', 'AGE']], [attribute('AGE', 'float')]);
  expect(attributes).toEqual({});
  expect(problems).toEqual([{ attribute: 'AGE', message: 'is not a number' }]);
});

test('a phone that nobody could call is left out rather than costing the contact', () => {
  const { attributes, problems } = map([['phone', 'SMS']], [], customer({ phone: '12' }));
  expect(attributes).toEqual({});
  expect(problems).toHaveLength(1);
});

test('a phone is read with the customs of the first address, else of the store', () => {
  const american = customer({ phone: '(415) 867-5309', addresses: [] });
  expect(map([['phone', 'SMS']], [], american).attributes).toEqual({ SMS: '+14158675309' });
});

test('a field that the store no longer has is reported, not mapped', () => {
  const plan = planMapping([{ source: 'attributes["Gone"]', attribute: 'GONE' }], [], DEFINITIONS);
  expect(plan).toEqual({ lines: [], unknownSources: ['attributes["Gone"]'] });
});
