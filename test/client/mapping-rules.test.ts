import { expect, test } from 'vitest';
import { toFieldLines, withAttribute } from '../../client/pages/mapping/mapping-lines.ts';
import { warningsOf } from '../../client/pages/mapping/mapping-warnings.ts';
import { presetMapping } from '../../client/pages/mapping/presets.ts';
import { suggestAttribute, toAttributeName } from '../../client/pages/mapping/suggest-attribute.ts';
import { AttributeName, type BrevoAttribute } from '../../server/contract/brevo-account.ts';
import type { Field } from '../../server/contract/mapping.ts';

const field = (
  source: string,
  group: Field['group'] = 'customer',
  type: Field['type'] = 'text',
): Field => ({ source, label: source, group, type, example: null });
const attribute = (
  name: string,
  type: BrevoAttribute['type'] = 'text',
  category = 'normal',
): BrevoAttribute => ({ name, type, category });

const FIELDS = [
  field('email'),
  field('first_name'),
  field('last_name'),
  field('phone'),
  field('notes'),
  field('attributes["Birthday"]', 'attribute', 'date'),
  field('orders_count', 'computed', 'number'),
  field('cohort', 'computed'),
];
const NAMES = [
  { source: 'first_name', attribute: 'FIRSTNAME' },
  { source: 'last_name', attribute: 'LASTNAME' },
];
const ACCOUNT = [attribute('FIRSTNAME'), attribute('LASTNAME'), attribute('SMS')];

test('every field has a line, one that fills two attributes has two, and what is gone from the store stays', () => {
  const mapping = [
    { source: 'notes', attribute: 'NOTES' },
    { source: 'notes', attribute: 'REMARKS' },
    { source: 'attributes["Gone"]', attribute: 'GONE' },
  ];

  const lines = toFieldLines(FIELDS, mapping);

  expect(lines).toHaveLength(FIELDS.length + 2);
  expect(lines.filter(({ source }) => source === 'notes')).toHaveLength(2);
  expect(lines.at(-1)).toEqual({
    source: 'attributes["Gone"]',
    attribute: 'GONE',
    field: undefined,
  });
  expect(withAttribute(mapping, { source: 'notes', attribute: 'REMARKS' }, null)).toHaveLength(2);
  expect(withAttribute(mapping, { source: 'phone', attribute: null }, 'SMS').at(-1)).toEqual({
    source: 'phone',
    attribute: 'SMS',
  });
  expect(withAttribute(mapping, { source: 'notes', attribute: 'NOTES' }, 'TEXT')[0]).toEqual({
    source: 'notes',
    attribute: 'TEXT',
  });
});

test('each way in which a mapping goes wrong is warned of before it is saved', () => {
  const account = [
    ...ACCOUNT,
    attribute('SCORE', 'float'),
    attribute('LAST_CLICK', 'text', 'global'),
  ];
  const codes = (mapping: typeof NAMES, has = account) =>
    warningsOf([...NAMES, ...mapping], { fields: FIELDS, account: has }).map(({ code }) => code);

  expect(codes([])).toEqual([]);
  expect(codes([{ source: 'phone', attribute: 'SMS' }])).toEqual([]);
  expect(codes([{ source: 'orders_count', attribute: 'SCORE' }])).toEqual([]);
  expect(codes([{ source: 'orders_count', attribute: 'NEW' }])).toEqual([]);
  expect(codes([{ source: 'notes', attribute: 'SCORE' }])).toEqual(['type_mismatch']);
  expect(codes([{ source: 'notes', attribute: 'SMS' }])).toEqual(['no_phone']);
  expect(codes([{ source: 'notes', attribute: 'LAST_CLICK' }])).toEqual(['not_writable']);
  expect(codes([{ source: 'attributes["Gone"]', attribute: 'GONE' }])).toEqual(['no_field']);
  expect(codes([{ source: 'notes', attribute: 'FIRSTNAME' }])).toEqual(['duplicate', 'duplicate']);
  const full = Array.from({ length: 200 }, (_, nth) => attribute(`A${nth}`));
  expect(codes([], full)).toEqual(['over_limit']);
  expect(warningsOf([], { fields: FIELDS, account })).toEqual([{ code: 'no_name' }]);
});

test('a name is suggested that Brevo takes, and the usual one where there is one', () => {
  const french = [attribute('PRENOM'), attribute('NOM')];
  expect(suggestAttribute(field('first_name'), french)).toBe('PRENOM');
  expect(suggestAttribute(field('phone'), french)).toBe('SMS');
  expect(suggestAttribute({ source: 'attributes["Café crème?"]', label: 'Café crème?' }, [])).toBe(
    'CAFE_CREME',
  );
  expect(suggestAttribute(field('addresses[0].address1'), [])).toBe('ADDRESS_ADDRESS1');
  for (const text of ['', '好', '1st', 'x'.repeat(80), '__a__', 'ß'])
    expect(AttributeName.safeParse(toAttributeName(text)).success).toBe(true);
});

test('presets keep where a field goes already, and fill no attribute twice', () => {
  const store = { fields: FIELDS, account: ACCOUNT };
  const current = [
    { source: 'first_name', attribute: 'CALLED' },
    { source: 'notes', attribute: 'LASTNAME' },
  ];
  const of = (preset: Parameters<typeof presetMapping>[0], from = current) =>
    presetMapping(preset, from, store);

  expect(of('minimal')).toEqual([{ source: 'first_name', attribute: 'CALLED' }, NAMES[1]]);
  expect(of('recommended', []).map(({ attribute: name }) => name)).toEqual([
    'FIRSTNAME',
    'LASTNAME',
    'SMS',
    'ORDER_COUNT',
  ]);
  expect(of('computed', []).at(-1)).toEqual({ source: 'cohort', attribute: 'COHORT' });
  const everything = of('everything');
  expect(everything).toContainEqual({ source: 'notes', attribute: 'LASTNAME' });
  expect(everything.some(({ source }) => source === 'email')).toBe(false);
  const names = everything.map(({ attribute: name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
