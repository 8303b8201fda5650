import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PAGES } from '../../client/pages/page-list.ts';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { run } from './sample-data.ts';

function syncedStore(locale = 'en-US'): FakeServer {
  const server = new FakeServer();
  server.status.lastSync = '2026-11-21T09:04:00Z';
  server.runs = [run()];
  server.session.user.locale = locale;
  return server;
}

test.each(PAGES)(
  'the deep link /$path opens the page $id, and the navigation says so',
  async ({ path }) => {
    syncedStore();
    openApp(`/${path}`);

    const navigation = await screen.findByRole('navigation', { name: 'Pages' });

    const heading = await screen.findByRole('heading', { level: 1 });
    const current = document.querySelector('[aria-current="page"]');
    const section = within(navigation)
      .getAllByRole('link')
      .filter((link) => link.ariaCurrent);
    expect(document.title).toBe(`${heading.textContent} · Brevo & Mavera by Pulsebridge`);
    expect(section).toHaveLength(1);
    expect(path.includes('/') || current === section[0]).toBe(true);
  },
);

test('going to another page moves the focus to its heading; opening the app moves nothing', async () => {
  syncedStore();
  const { user } = openApp('/overview');
  await screen.findByRole('heading', { name: 'Last sync' });
  expect(document.activeElement).toBe(document.body);

  await user.click(screen.getByRole('link', { name: 'Users and audit' }));

  const heading = await screen.findByRole('heading', { name: 'Users and audit', level: 1 });
  await screen.findByRole('table', { name: 'Who changed what' });
  expect(document.activeElement).toBe(heading);
});

test('the pages of a section are shown when it is open', async () => {
  syncedStore();
  const { user } = openApp('/overview');
  await screen.findByRole('heading', { name: 'Last sync' });
  expect(screen.queryByRole('link', { name: 'What is synced' })).toBeNull();

  await user.click(screen.getByRole('link', { name: 'Sync settings' }));
  await user.click(await screen.findByRole('link', { name: 'What is synced' }));

  expect(await screen.findByRole('heading', { name: 'What is synced', level: 1 })).toBeTruthy();
});

test('an old link to the settings leads to them', async () => {
  syncedStore();
  openApp('/settings');

  const name = 'Lists and storefronts';
  expect(await screen.findByRole('heading', { name, level: 1 })).toBeTruthy();
});

test('a merchant whose control panel speaks Dutch is spoken to in Dutch, with its numbers', async () => {
  const server = syncedStore('nl-NL');
  Object.assign(server.status.resources.customers, { total: 12_000, synced: 12_000 });
  openApp('/overview');

  expect(await screen.findByRole('heading', { name: 'Overzicht' })).toBeTruthy();
  expect((await screen.findAllByText('12.000')).length).toBeGreaterThan(0);
  expect(document.documentElement.lang).toBe('nl');
});

test('a language that we do not speak becomes English', async () => {
  syncedStore('fr-FR');
  openApp('/overview');

  expect(await screen.findByRole('heading', { name: 'Overview' })).toBeTruthy();
  expect(document.documentElement.lang).toBe('en');
});

test('the language can be changed on the page: nothing on it is lost, and it is remembered', async () => {
  const server = syncedStore();
  const { user } = openApp('/settings/synced');
  await user.click(await screen.findByRole('switch', { name: 'Orders' }));

  await user.click(screen.getByRole('button', { name: 'Nederlands' }));

  const orders = await screen.findByRole<HTMLInputElement>('switch', { name: 'Bestellingen' });
  expect(orders.checked).toBe(false);
  expect(server.bodiesOf('PUT /api/session/locale')).toEqual([{ locale: 'nl' }]);
  expect(await screen.findByRole('button', { name: 'English' })).toBeTruthy();
});

test('a language that could not be remembered is spoken all the same', async () => {
  const server = syncedStore();
  server.refuse('PUT /api/session/locale', 'no answer');
  const { user } = openApp('/help');

  await user.click(await screen.findByRole('button', { name: 'Nederlands' }));

  expect(await screen.findByRole('heading', { name: 'Hulp' })).toBeTruthy();
});
