import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { run, settings, status, storefront } from './sample-data.ts';

const LISTS = [
  { id: 12, name: 'Customers', folderId: 1 },
  { id: 31, name: 'VIP', folderId: 1 },
];

function openLists(arrange?: (server: FakeServer) => void, path = '/settings/lists') {
  const server = new FakeServer();
  server.runs = [run()];
  server.lists = LISTS;
  server.settings = settings({ version: 4, lists: { ...settings().lists, allCustomers: 12 } });
  arrange?.(server);
  return { server, ...openApp(path) };
}

type User = ReturnType<typeof openApp>['user'];

const press = async (user: User, text: string) =>
  user.click(await screen.findByText(text, { selector: 'button, button *' }));
const labelled = async (user: User, label: string) =>
  user.click(await screen.findByLabelText(label));
const choose = async (user: User, select: string, option: string) => {
  await user.click(await screen.findByRole('combobox', { name: select }));
  await user.click(await screen.findByRole('option', { name: option }));
};

test('each list says how many people it gets, also where that is not known yet', async () => {
  openLists();

  expect(await screen.findByText(/^700 of 1,200 people/)).toBeTruthy();
  expect(screen.getByText('650 people')).toBeTruthy();
  expect(screen.getByText('1 person')).toBeTruthy();
  expect(screen.getByText('Counted once it is synced')).toBeTruthy();
});

test('a list is chosen, and another made in place; both are saved at once', async () => {
  const { server, user } = openLists();

  await choose(user, 'Buyers', 'VIP (#31)');
  await labelled(user, 'New list: Newsletter');
  await press(user, 'Make list');
  await screen.findByLabelText('New list: Newsletter');
  await press(user, 'Save');

  await screen.findByText('Saved.');
  expect(server.bodiesOf('POST /api/brevo/lists')).toEqual([{ name: 'Lindgren newsletter' }]);
  expect(server.bodiesOf('PUT /api/settings')).toEqual([
    {
      version: 4,
      lists: {
        ...{ allCustomers: 12, newsletter: 102, buyers: 31, abandonedCart: null },
        ...{ cohortNew: null, cohortReturning: null, cohortVip: null },
      },
    },
  ]);
});

test('a list that Brevo would not make is told of, and the name stays', async () => {
  const { server, user } = openLists();
  server.refuse('POST /api/brevo/lists', { code: 'brevo_rejected', message: 'Too many lists.' });

  await labelled(user, 'New list: Buyers');
  await press(user, 'Make list');

  expect(await screen.findByText('Too many lists.')).toBeTruthy();
  expect(screen.getByDisplayValue('Lindgren buyers')).toBeTruthy();
});

test('a list that is gone from Brevo is said to be', async () => {
  openLists((server) => {
    server.settings = settings({ lists: { ...settings().lists, buyers: 99 } });
  });

  expect(await screen.findByText(/no longer in Brevo. Choose another/)).toBeTruthy();
});

test('a storefront gets a list of its own; what it inherits is named', async () => {
  const { server, user } = openLists();

  await labelled(user, 'Change the lists of Shop 2');
  const dialog = within(await screen.findByRole('dialog', { name: 'Lists of Shop 2' }));
  expect(dialog.getByDisplayValue('As for all storefronts: Customers')).toBeTruthy();
  expect(dialog.getByText('20 people')).toBeTruthy();
  await user.click(dialog.getByRole('combobox', { name: 'Customers' }));
  await user.click(await screen.findByRole('option', { name: 'VIP (#31)' }));
  await user.click(dialog.getByText('Done'));

  expect(await screen.findByText('Customers: VIP')).toBeTruthy();
  await press(user, 'Save');
  await screen.findByText('Saved.');
  expect(server.settings.storefronts).toEqual({
    2: { enabled: true, lists: { allCustomers: 31 } },
  });

  await labelled(user, 'Change the lists of Shop 2');
  await user.click(await screen.findByText('Cancel'));
  expect(screen.getByText('Saved.')).toBeTruthy();
});

test('by keyboard one stays at the switch that was flipped', async () => {
  const { user } = openLists();
  const [flip] = await screen.findAllByRole('switch');
  if (!flip) throw new Error('There is no storefront.');

  flip.focus();
  await user.keyboard(' ');

  expect(flip).toHaveProperty('checked', false);
  expect(document.activeElement).toBe(flip);
});

test('a storefront is switched off; off and on again is no change', async () => {
  const { server, user } = openLists();

  await labelled(user, 'Sync Shop 1');
  await labelled(user, 'Sync Shop 2');
  await labelled(user, 'Sync Shop 2');
  await press(user, 'Save');

  await screen.findByText('Saved.');
  expect(server.settings.storefronts).toEqual({ 1: { enabled: false } });
});

test('a new storefront is kept as it is', async () => {
  const { server, user } = openLists();

  await labelled(user, 'Keep as it is: Shop 2');

  await expect.poll(() => screen.queryByText('New')).toBeNull();
  expect(server.bodiesOf('POST /api/storefronts/2/seen')).toHaveLength(1);
});

test('twenty storefronts are searched and filtered, and the address remembers it', async () => {
  const { router, user } = openLists((server) => {
    server.storefronts = Array.from({ length: 20 }, (_, nth) => storefront(nth + 1));
    server.settings = settings({ storefronts: { 7: { enabled: false } } });
  });
  const shown = () => screen.getAllByRole('switch').map((one) => one.getAttribute('aria-label'));

  await user.type(await screen.findByLabelText('Search storefronts'), 'shop 1');
  expect(shown()).toHaveLength(11);
  expect(router.state.location.search).toBe('?q=shop+1');

  await user.clear(screen.getByLabelText('Search storefronts'));
  await choose(user, 'Show', 'Switched off');
  expect(shown()).toEqual(['Sync Shop 7']);
  expect(router.state.location.search).toBe('?show=off');
});

test('before Brevo is connected, the page says what to do', async () => {
  openLists((server) => {
    server.status = status({}, { state: 'not_connected' });
  });

  expect(await screen.findByText('Connect Brevo to see its lists.')).toBeTruthy();
});
