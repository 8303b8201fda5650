import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { run, status } from './sample-data.ts';

function syncedStore(): FakeServer {
  const server = new FakeServer();
  server.status = { ...status({ state: 'ok' }), lastSync: '2026-11-21T09:04:00Z' };
  server.runs = [run(), run({ id: 'run-o', resource: 'orders', state: 'cancelled' })];
  return server;
}

test('the last sync of each kind is told apart', async () => {
  syncedStore();
  openApp('/overview');

  await screen.findByRole('heading', { name: 'Last sync' });
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(rows).toContainEqual(expect.stringMatching(/^CustomersDone.*700 in Brevo/));
  expect(rows).toContainEqual(expect.stringMatching(/^OrdersCancelled/));
});

test('one click brings everything up to date', async () => {
  const server = syncedStore();
  const { user } = openApp('/overview');

  await user.click(await screen.findByRole('button', { name: 'Sync now' }));

  await screen.findByRole('heading', { name: 'Sync in progress' });
  expect(server.bodiesOf('POST /api/syncs')).toEqual([{ mode: 'changes' }]);
});

test('one kind can be written once more, whole; what is switched off is not offered', async () => {
  const server = syncedStore();
  server.status.resources.categories = { ...server.status.resources.categories, state: 'off' };
  const { user } = openApp('/overview');

  await user.click(await screen.findByRole('button', { name: 'Choose what to sync' }));
  const dialog = await screen.findByRole('dialog', { name: 'Choose what to sync' });
  expect(within(dialog).queryByRole('checkbox', { name: 'Categories' })).toBeNull();
  for (const name of ['Customers', 'Products'])
    await user.click(within(dialog).getByRole('checkbox', { name }));
  await user.click(within(dialog).getByRole('radio', { name: /Everything, once more/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Start' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.bodiesOf('POST /api/syncs')).toEqual([{ resources: ['orders'], mode: 'full' }]);
});

test('a finished run is never shown beside the counts from before it', async () => {
  const server = syncedStore();
  server.runs = [run({ state: 'running', finishedAt: null })];
  openApp('/overview');
  const title = { name: 'Sync in progress' };
  await screen.findByRole('heading', title);

  const release = server.hold('GET /api/status');
  const before = server.received.length;
  server.runs = [run()];
  server.status = status({ state: 'ok', synced: 701 });
  const isSince = (call: string) =>
    server.received.slice(before).some((each) => each.call === call);
  await waitFor(() => expect(isSince('GET /api/syncs')).toBe(true), { timeout: 5_000 });
  await waitFor(() => expect(isSince('GET /api/activity/daily')).toBe(true));
  expect(screen.getByRole('heading', title)).toBeTruthy();
  release();

  await screen.findByRole('heading', { name: 'Last sync' });
  expect(screen.getByText('701')).toBeTruthy();
});

test('a run that began and ended between two looks has its counts shown, too', async () => {
  const server = syncedStore();
  const orders = run({ id: 'run-o', resource: 'orders', state: 'running', finishedAt: null });
  server.runs = [orders];
  openApp('/overview');
  await screen.findByRole('heading', { name: 'Sync in progress' });
  expect(screen.queryByText('701')).toBeNull();

  server.runs = [run(), orders];
  server.status = status({ state: 'ok', synced: 701 });

  await screen.findByText('701', undefined, { timeout: 5_000 });
});

test('with nothing chosen there is nothing to start', async () => {
  syncedStore();
  const { user } = openApp('/overview');

  await user.click(await screen.findByRole('button', { name: 'Choose what to sync' }));
  const dialog = await screen.findByRole('dialog');
  for (const box of within(dialog).getAllByRole('checkbox')) await user.click(box);

  const start = within(dialog).getByRole('button', { name: 'Start' });
  expect(start.hasAttribute('disabled')).toBe(true);
});

test('each kind shows its own progress, and can be cancelled alone or all at once', async () => {
  const server = syncedStore();
  const live = { state: 'running', finishedAt: null } as const;
  const waiting = { reason: 'customers', until: null } as const;
  server.runs = [
    run({ ...live, phase: 'customers', read: 500 }),
    run({ ...live, id: 'run-o', resource: 'orders', phase: 'orders', read: 0, waiting }),
  ];
  const { user } = openApp('/overview');

  await screen.findByRole('progressbar', { name: 'Sync in progress: Orders' });
  expect(screen.getByText('Sending customers to Brevo: over 50% read')).toBeTruthy();
  expect(screen.getByText('Waiting until the customers are in Brevo')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Cancel all syncs' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Cancel the sync: Orders' }));
  const dialog = await screen.findByRole('dialog', { name: 'Cancel this sync?' });
  await user.click(within(dialog).getByRole('button', { name: 'Cancel sync' }));

  await waitFor(() => expect(server.bodiesOf('POST /api/syncs/run-o/cancel')).toHaveLength(1));
  expect(server.bodiesOf('POST /api/syncs/run-1/cancel')).toHaveLength(0);
});

test('what was written is a picture, and the same numbers are a table', async () => {
  syncedStore();
  const { user, router } = openApp('/overview');

  const words = '1,640 records were written in the last 30 days.';
  expect(await screen.findByRole('img', { name: words })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'The same as a table' }));
  const table = screen.getByRole('table', { name: 'Written to Brevo' });
  expect(
    within(table)
      .getAllByRole('row')
      .map(({ textContent }) => textContent),
  ).toEqual(['DayContactsOrdersTotal', 'Nov 21700120820', 'Nov 20700120820']);

  await user.click(screen.getByRole('button', { name: 'Today' }));
  expect(await screen.findByText('820 records were written today.')).toBeTruthy();
  expect(router.state.location.search).toBe('?period=today');
  expect(within(table).getAllByRole('row')).toHaveLength(2);
});

test('on a day on which nothing was written, that is said', async () => {
  const server = syncedStore();
  for (const hour of server.daily.hours)
    hour.written = { ...hour.written, customers: 0, orders: 0 };
  openApp('/overview?period=today');

  expect(await screen.findByText('0 records were written today.')).toBeTruthy();
});
