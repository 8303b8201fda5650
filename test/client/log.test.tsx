import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { ACTIVITY } from './sample-data.ts';

async function sentences() {
  const [, ...rows] = within(await screen.findByRole('table')).getAllByRole('row');
  return rows.map((row) => within(row).getAllByRole('cell')[1]?.textContent);
}

test('what happened is said in the language of the page, old entries as they were noted', async () => {
  const server = new FakeServer();
  server.session.user.locale = 'nl-NL';
  const [entry] = ACTIVITY;
  if (!entry) throw new Error('there is an entry');
  const old = { ...entry, id: '2', code: null, params: {}, message: 'From long ago.' };
  server.activity = [entry, old];
  openApp('/activity/log');

  await screen.findByRole('table', { name: 'Wat er gebeurde' });

  expect(await sentences()).toEqual([
    'De synchronisatie van klanten is klaar: 700 in Brevo, 290 overgeslagen, 10 mislukt.',
    'From long ago.',
  ]);
});

test('a search waits for a pause, and stands in the address with the other filters', async () => {
  const server = new FakeServer();
  const { user, router } = openApp('/activity/log?level=warning');

  await user.type(await screen.findByRole('searchbox', { name: 'Search' }), 'stopped');
  await user.click(screen.getByRole('combobox', { name: 'About' }));
  await user.click(await screen.findByRole('option', { name: 'Syncs' }));

  await waitFor(() =>
    expect(router.state.location.search).toBe('?text=stopped&group=syncs&level=warning'),
  );
  await waitFor(() => {
    const asked = new URLSearchParams(server.queriesOf('GET /api/activity').at(-1));
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ text: 'stopped', level: 'warning', language: 'en' },
      kind: 'sync_started,sync_cancelled,sync_finished,sync_failed',
    });
  });

  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
  expect(screen.getByRole('searchbox', { name: 'Search' })).toHaveProperty('value', '');
});

test('a day is a whole day where the merchant is', async () => {
  const server = new FakeServer();
  openApp('/activity/log?from=2026-11-20&to=2026-11-20');

  await screen.findByRole('table');

  const asked = new URLSearchParams(server.queriesOf('GET /api/activity').at(-1));
  const [from, to] = ['from', 'to'].map((name) => Date.parse(asked.get(name) ?? ''));
  expect(new Date(from ?? 0).getDate()).toBe(20);
  expect(Number(to) - Number(from)).toBe(86_400_000);
});

test('nothing found is told apart from nothing there', async () => {
  const server = new FakeServer();
  server.activity = [];
  const { router } = openApp('/activity/log');
  await screen.findByText('Nothing has happened yet.');

  await router.navigate('/activity/log?text=zzz');

  expect(await screen.findByText('Nothing that matches was found.')).toBeTruthy();
});

test('a log that cannot be read says so and can be tried again', async () => {
  const server = new FakeServer();
  server.refuse('GET /api/activity', { code: 'not_found', message: 'Gone.' });
  const { user } = openApp('/activity/log');

  await user.click(await screen.findByRole('button', { name: 'Try again' }));

  expect(await sentences()).toHaveLength(1);
});
