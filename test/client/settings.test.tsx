import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { PREVIEW, run, settings } from './sample-data.ts';

const SYNCED = '/settings/synced';
const CONFLICT = { code: 'settings_changed', message: 'Changed.' };

function openSettings(path = SYNCED, arrange?: (server: FakeServer) => void) {
  const server = new FakeServer();
  server.runs = [run()];
  server.settings = settings({ version: 4, lists: { ...settings().lists, allCustomers: 12 } });
  arrange?.(server);
  return { server, ...openApp(path) };
}

type User = ReturnType<typeof openApp>['user'];

// By label and text: looking for roles computes the styles of the whole page, which is large.
const flip = async (user: User, label: string) => user.click(await screen.findByLabelText(label));
const press = async (user: User, text: string) =>
  user.click(await screen.findByText(text, { selector: 'button, button *' }));

test('only the sections that were changed are saved, with the version they were made from', async () => {
  const { server, user } = openSettings();

  await flip(user, 'Orders');
  await user.click(screen.getByRole('combobox', { name: 'Share of the quota' }));
  await user.click(await screen.findByText('50%'));
  expect(screen.getByText(/not saved/)).toBeTruthy();
  await press(user, 'Save');

  expect(await screen.findByText('Saved.')).toBeTruthy();
  expect(server.bodiesOf('PUT /api/settings')).toEqual([
    { version: 4, sync: { ...settings().sync, orders: false }, quotaShare: 0.5 },
  ]);
});

test('a second save is made from what the first one left', async () => {
  const { server, user } = openSettings();

  await flip(user, 'Orders');
  await press(user, 'Save');
  await screen.findByText('Saved.');
  await flip(user, 'Carts');
  await press(user, 'Save');
  await screen.findByText('Saved.');

  expect(server.bodiesOf('PUT /api/settings')).toMatchObject([
    { version: 4, sync: { orders: false, carts: true } },
    { version: 5, sync: { orders: false, carts: false } },
  ]);
});

test('a double click saves once', async () => {
  const { server, user } = openSettings();

  await flip(user, 'Orders');
  await user.dblClick(await screen.findByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Saved.')).toBeTruthy();
  expect(server.bodiesOf('PUT /api/settings')).toHaveLength(1);
});

test('what was changed back, or thrown away, is not saved', async () => {
  const { server, user } = openSettings();

  await flip(user, 'Orders');
  await press(user, 'Discard changes');
  expect(screen.getByLabelText<HTMLInputElement>('Orders').checked).toBe(true);
  await flip(user, 'Stock');
  await flip(user, 'Stock');
  await press(user, 'Save');

  expect(screen.getByText('Everything is saved.')).toBeTruthy();
  expect(server.bodiesOf('PUT /api/settings')).toEqual([]);
});

test('somebody else saved first: mine goes over theirs, and what I did not touch stays theirs', async () => {
  const { server, user } = openSettings();
  await flip(user, 'Orders');
  const theirs = { ...settings().sync, carts: false };
  server.settings = settings({ version: 9, sync: theirs, quotaShare: 0.3 });
  server.refuse('PUT /api/settings', CONFLICT);

  await press(user, 'Save');
  expect(await screen.findByText(/Somebody else saved/)).toBeTruthy();
  await press(user, 'Save my changes over theirs');

  await screen.findByText('Saved.');
  expect(server.bodiesOf('PUT /api/settings').at(-1)).toEqual({
    version: 9,
    sync: { ...theirs, orders: false },
  });
  expect(screen.queryByText(/Somebody else saved/)).toBeNull();
});

test('somebody else saved first: mine is dropped and theirs is shown', async () => {
  const { server, user } = openSettings();
  await flip(user, 'Orders');
  server.settings = settings({ version: 9, sync: { ...settings().sync, carts: false } });
  server.refuse('PUT /api/settings', CONFLICT);

  await press(user, 'Save');
  await press(user, 'Drop mine and show theirs');

  await screen.findByText('Everything is saved.');
  const isOn = (label: string) => screen.getByLabelText<HTMLInputElement>(label).checked;
  expect([isOn('Orders'), isOn('Carts')]).toEqual([true, false]);
  expect(server.bodiesOf('PUT /api/settings')).toHaveLength(1);
});

test('somebody else saves again while mine goes over theirs: it is asked again, nothing is lost', async () => {
  const { server, user } = openSettings();
  await flip(user, 'Orders');
  server.refuse('PUT /api/settings', CONFLICT, 2);

  await press(user, 'Save');
  await press(user, 'Save my changes over theirs');
  await screen.findByText(/Somebody else saved/);
  await press(user, 'Save my changes over theirs');

  await screen.findByText('Saved.');
  expect(server.settings.sync.orders).toBe(false);
});

test('a refused value is said in the words of the server, and the change stays', async () => {
  const { server, user } = openSettings();
  const problems = [{ path: 'quotaShare', message: 'At most 90 %.' }];
  server.refuse('PUT /api/settings', { code: 'invalid_request', message: 'Not valid.', problems });

  await flip(user, 'Orders');
  await press(user, 'Save');

  expect((await screen.findAllByText('At most 90 %.')).length).toBeGreaterThan(0);
  expect(screen.getByText(/not saved/)).toBeTruthy();
});

test('unsaved changes are asked about before the page is left', async () => {
  const { router, user } = openSettings();
  await flip(user, 'Orders');

  await user.click(screen.getByText('Help'));
  await press(user, 'Stay here');
  expect(router.state.location.pathname).toBe(SYNCED);
  expect(screen.getByText(/not saved/)).toBeTruthy();

  await user.click(screen.getByText('Help'));
  await press(user, 'Leave without saving');
  expect(await screen.findByRole('heading', { name: 'Help', level: 1 })).toBeTruthy();
});

test('closing the page with unsaved changes is asked about by the browser', async () => {
  const { user } = openSettings();
  const close = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  await screen.findByLabelText('Orders');
  expect(close()).toBe(false);

  await flip(user, 'Orders');
  expect(close()).toBe(true);
  await press(user, 'Discard changes');
  expect(close()).toBe(false);
});

test('everyone as mailable wants the merchant’s word before it is saved', async () => {
  const { server, user } = openSettings();

  await user.click(await screen.findByLabelText(/as mailable contacts/));
  await press(user, 'Save');
  expect(await screen.findByText(/Please confirm this/)).toBeTruthy();
  expect(server.bodiesOf('PUT /api/settings')).toEqual([]);
  await user.click(screen.getByLabelText(/I confirm that every customer/));
  await press(user, 'Save');

  await screen.findByText('Saved.');
  expect(server.settings.consent).toMatchObject({ mode: 'everyone', everyoneConfirmed: true });
});

test('where another program chose everyone without anybody’s word, the box is open and says so', async () => {
  const { server, user } = openSettings(SYNCED, (shop) => {
    shop.settings.consent = { ...shop.settings.consent, mode: 'everyone' };
  });

  const box = await screen.findByRole('checkbox', { name: /I confirm that every customer/ });
  expect(box).toHaveProperty('checked', false);
  expect(screen.getByText(/Please confirm this/)).toBeTruthy();
  await user.click(box);
  await press(user, 'Save');

  await screen.findByText('Saved.');
  expect(server.settings.consent).toMatchObject({ mode: 'everyone', everyoneConfirmed: true });
});

test('consent shows the numbers of the last count, and counts only when asked', async () => {
  const { server, user } = openSettings(SYNCED, (shop) => {
    shop.runs = [run({ id: 'preview-0', mode: 'preview', preview: PREVIEW }), run()];
  });
  expect(await screen.findByText('Will be written')).toBeTruthy();
  expect(screen.getByText(/950 contacts/)).toBeTruthy();
  expect(server.bodiesOf('POST /api/syncs/preview')).toEqual([]);

  await press(user, 'Count again');

  expect(await screen.findByLabelText('Counting your customers')).toBeTruthy();
  expect(server.bodiesOf('POST /api/syncs/preview')).toHaveLength(1);
});

test('a status of the store gets its name in Brevo, and its default back', async () => {
  const { server, user } = openSettings(SYNCED, (shop) => {
    shop.settings.orderStatuses = { 0: 'waiting for a miracle' };
  });
  const choose = async (status: string, choice: string) => {
    await user.click(await screen.findByRole('combobox', { name: status }));
    await user.click(await screen.findByRole('option', { name: choice }));
  };

  await choose('Done and dusted', 'Refunded');
  await choose('Incomplete', 'Pending (default)');
  await press(user, 'Save');

  await screen.findByText('Saved.');
  expect(server.settings.orderStatuses).toEqual({ 10: 'refunded' });
});
