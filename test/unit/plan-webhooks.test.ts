import { expect, test } from 'vitest';
import type { Hook } from '../../server/clients/bigcommerce/hooks.ts';
import { planWebhooks } from '../../server/sync/webhooks/plan-webhooks.ts';

const SCOPE = 'store/customer/updated';
const HERE = 'https://app.example/webhooks/bigcommerce';
const NOTHING = { delete: [], mend: [], create: [], keep: [], crowded: [] };
const WANTED = { scope: SCOPE, destination: HERE, headers: { 'x-pulsebridge-key': 'key' } };

test('a hook as it should be is kept, whatever the case of its header', () => {
  const listed = [hook({ headers: { 'X-Pulsebridge-Key': 'key', other: 'x' } })];

  expect(plan(listed)).toEqual({
    ...NOTHING,
    keep: [{ scope: SCOPE, hookId: 1, isActive: true }],
  });
});

test.each([
  ['an address that only begins like ours', 'https://app.example.org/webhooks/bigcommerce'],
  ['another port', 'https://app.example:8443/webhooks/bigcommerce'],
  ['another scheme', 'http://app.example/webhooks/bigcommerce'],
])('a hook at %s is somebody else’s', (_what, destination) => {
  const listed = [
    hook({ destination }),
    hook({ id: 2, destination, scope: 'store/order/created' }),
  ];

  expect(plan(listed)).toEqual({ ...NOTHING, create: [WANTED] });
});

test('one that we made is ours wherever it leads: after a move it is sent here', () => {
  const listed = [hook({ id: 5, destination: 'https://old.example/webhooks/bigcommerce' })];

  expect(plan(listed, [5])).toEqual({ ...NOTHING, mend: [{ id: 5, hook: WANTED }] });
});

test('of duplicates the one in the right place stays, even if it is inactive', () => {
  const listed = [
    hook({ id: 1, destination: `${HERE}/old` }),
    hook({ id: 2, isActive: false }),
    hook({ id: 3, destination: 'https://app.example/' }),
  ];

  expect(plan(listed)).toEqual({ ...NOTHING, delete: [1, 3], mend: [{ id: 2, hook: WANTED }] });
});

test('a scope that others fill, or all but fill, is named', () => {
  const others = Array.from({ length: 9 }, (_, id) =>
    hook({ id: id + 10, destination: `https://staging${id}.example/` }),
  );

  expect(plan([...others.slice(1), hook({})]).crowded).toEqual([]);
  expect(plan([...others, hook({})]).crowded).toEqual([{ scope: SCOPE, others: 9 }]);
});

function plan(listed: Hook[], held: number[] = []) {
  const ours = { publicUrl: 'https://app.example', key: 'key', heldIds: new Set(held) };
  return planWebhooks({ scopes: [SCOPE], listed, ...ours });
}

function hook(changes: Partial<Hook>): Hook {
  return { id: 1, ...WANTED, isActive: true, ...changes };
}
