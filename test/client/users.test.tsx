import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { AuditEntry } from '../../server/contract/people.ts';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { storefront } from './sample-data.ts';

async function rowsOf(name: string) {
  const table = await screen.findByRole('table', { name });
  const [, ...rows] = within(table).getAllByRole('row');
  return rows.map((row) =>
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  );
}

test('everybody who may open the app is shown, with the owner and oneself', async () => {
  new FakeServer();
  openApp('/users');

  const rows = await rowsOf('Who may open the app');

  expect(rows.map(([email, role]) => [email, role])).toEqual([
    ['ada@lindgren.example (you)', 'Store owner'],
    ['bo@lindgren.example', 'User'],
  ]);
});

test('changes are said in words, a page at a time, also those of somebody who was removed', async () => {
  new FakeServer();
  const { user } = openApp('/users');
  expect(await rowsOf('Who changed what')).toMatchObject(
    [
      [
        /Nov/,
        'bo@lindgren.example',
        'Saved settings: field mapping, speedCITY: Company → nothingShare of the quota: 70% → 50%',
      ],
      [/Nov/, 'A removed user (7)', 'Connected Brevo'],
    ].map(([, who, what]) => [expect.stringContaining('Nov'), who, what]),
  );

  await user.click(screen.getByRole('button', { name: 'Show more' }));

  await screen.findByText('Installed the app');
  expect(await rowsOf('Who changed what')).toHaveLength(3);
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('each setting is told with what it was and is, by the names that people know', async () => {
  const server = new FakeServer();
  const [entry] = server.audit;
  const changes = [
    { path: 'sync.inventory', from: false, to: true },
    { path: 'lists.buyers', from: null, to: 12 },
    { path: 'lists.newsletter', from: 4711, to: null },
    { path: 'orderStatuses.11', to: 'completed' },
    { path: 'consent.mode', from: 'subscribers', to: 'everyone' },
    { path: 'storefronts.2.enabled', to: false },
    { path: 'products.videos', from: false, to: true },
    { path: 'cohorts.vipOrders', from: 6, to: 9 },
    { path: 'perRunCeiling', from: 150, to: 300 },
    { path: 'personas.schedule.every', from: 'never', to: 'week' },
    { path: 'brand_health.options.days', from: 365, to: 90 },
    { path: 'from.tomorrow', from: 1, to: 2 },
  ];
  server.audit = [{ ...(entry as AuditEntry), detail: { sections: ['sync'], changes } }];
  server.storefronts = [storefront(2, { name: 'Deutschland' })];
  const { user } = openApp('/users');

  await user.click(await screen.findByRole('button', { name: /^All 12 changes of Nov/ }));

  for (const words of [
    'Stock: off → on',
    'List for Buyers: nothing → Customers',
    'List for Newsletter: #4711 → nothing',
    'Order status 11: default → Completed',
    'Who is written to Brevo: Subscribers only → Everyone',
    'Deutschland, synced: on → off',
    'Videos: off → on',
    'Orders that make a VIP: 6 → 9',
    'Most credits for one run: 150 → 300',
    'Runs by itself: Never → Every week',
    'Days to look back: 365 → 90',
    'From, Tomorrow: 1 → 2',
  ])
    expect(await screen.findByText(words)).toBeTruthy();
});

test('a sync that was started is told with what was synced', async () => {
  const server = new FakeServer();
  const [entry] = server.audit;
  const detail = { resource: 'orders', mode: 'full' };
  server.audit = [{ ...(entry as AuditEntry), action: 'sync_started', detail }];
  openApp('/users');

  expect(await screen.findByText('Started a sync: Orders')).toBeTruthy();
});

test('the changes of one person can be looked at alone', async () => {
  new FakeServer();
  const { user } = openApp('/users');

  await user.click(await screen.findByRole('combobox', { name: 'Changes of' }));
  await user.click(await screen.findByRole('option', { name: 'ada@lindgren.example' }));

  await screen.findByText('Installed the app');
  expect(await rowsOf('Who changed what')).toHaveLength(1);
});

test('a log that cannot be read says so and can be tried again, and the users stay', async () => {
  const server = new FakeServer();
  server.refuse('GET /api/audit', { code: 'not_found', message: 'Gone.' });
  const { user } = openApp('/users');

  await user.click(await screen.findByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('table', { name: 'Who changed what' })).toBeTruthy();
  expect(screen.getByRole('table', { name: 'Who may open the app' })).toBeTruthy();
});
