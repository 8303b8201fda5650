import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';

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
      [/Nov/, 'bo@lindgren.example', 'Saved settings: field mapping, speed'],
      [/Nov/, 'A removed user (7)', 'Connected Brevo'],
    ].map(([, who, what]) => [expect.stringContaining('Nov'), who, what]),
  );

  await user.click(screen.getByRole('button', { name: 'Show more' }));

  await screen.findByText('Installed the app');
  expect(await rowsOf('Who changed what')).toHaveLength(3);
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
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
