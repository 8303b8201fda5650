import { expect, test } from 'vitest';
import { CohortRules, cohortOf } from '../../server/contract/cohorts.ts';
import { type PersonaRule, personaOf } from '../../server/contract/segments.ts';

const RULES = CohortRules.parse({});

test.each([
  [0, 0, undefined],
  [1, 499.99, 'new'],
  [1, 500, 'vip'],
  [2, 0, 'returning'],
  [5, 499.99, 'returning'],
  [6, 0, 'vip'],
])('%i orders for %d are the cohort %s', (ordersCount, totalSpent, cohort) => {
  expect(cohortOf({ ordersCount, totalSpent }, RULES)).toBe(cohort);
});

test('a merchant moves the borders, and money need not count', () => {
  const rules = CohortRules.parse({ returningFrom: 3, vipOrders: 4, vipSpent: null });
  const cohorts = [2, 3, 4].map((ordersCount) =>
    cohortOf({ ordersCount, totalSpent: 10_000 }, rules),
  );
  expect(cohorts).toEqual(['new', 'returning', 'vip']);
  expect(CohortRules.safeParse({ returningFrom: 6, vipOrders: 6 }).success).toBe(false);
});

test('somebody has the persona of the first rule that they fit', () => {
  const rules: PersonaRule[] = [
    { source: 'attributes["Tier"]', value: 'Gold', name: 'Golden' },
    { source: 'customer_group', value: 'Trade', name: 'Traders' },
    { source: 'cohort', value: 'vip', name: 'VIPs' },
  ];
  const definitions = {
    groups: new Map([[2, 'Trade']]),
    attributes: new Map([['Tier', { id: 7 }]]),
  };
  const of = (tier: string, customerGroupId: number, cohort?: string) =>
    personaOf(
      { customerGroupId, attributes: [{ attributeId: 7, value: tier }] },
      ...([cohort, rules, definitions] as const),
    );
  expect(of(' Gold ', 2, 'vip')).toBe('Golden');
  expect(of('Silver', 2, 'vip')).toBe('Traders');
  expect(of('', 0, 'vip')).toBe('VIPs');
  expect(of('', 0, 'new')).toBeUndefined();
  expect(of('', 0)).toBeUndefined();
});
