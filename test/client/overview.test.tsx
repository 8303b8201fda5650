import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { createFormat } from '../../client/locales/format.ts';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { CONNECTED, run, status } from './sample-data.ts';

const COUNTS = {
  state: 'ok',
  total: 1000,
  synced: 700,
  skipped: 290,
  failed: 6,
  pending: 4,
} as const;
const PROBLEM = { code: 'brevo_key_rejected', message: 'Key not found.' };

function syncedStore(): FakeServer {
  const server = new FakeServer();
  server.status = { ...status(COUNTS), lastSync: '2026-11-21T09:04:00Z' };
  server.runs = [run()];
  return server;
}

function liveRun(overrides = {}) {
  const progress = { read: 260, done: 250, synced: 200, skipped: 50, failed: 0, pending: 10 };
  const pace = { ratePerSecond: 12.4, remainingSeconds: 61 };
  return run({
    state: 'running',
    phase: 'customers',
    finishedAt: null,
    ...progress,
    ...pace,
    ...overrides,
  });
}

test('a store that has synced opens at the overview, with numbers that add up', async () => {
  syncedStore();
  openApp();

  const figures = await screen.findByLabelText('Customers');

  const numbers = within(figures)
    .getAllByRole('definition')
    .map((each) => Number(each.textContent?.replace(',', '')));
  const [total, ...parts] = numbers;
  expect(total).toBe(1000);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
});

test('every kind has a tile, and what is switched off says so with the way to switch it on', async () => {
  const server = syncedStore();
  server.status.resources.stock = { ...server.status.resources.stock, state: 'off' };
  openApp('/overview');

  for (const name of ['Customers', 'Orders', 'Products', 'Categories', 'Carts', 'Stock'])
    expect(await screen.findByRole('heading', { name, level: 3 })).toBeTruthy();
  expect(screen.getByText(/nothing of this goes to Brevo/)).toBeTruthy();
  const link = screen.getByRole('link', { name: 'Choose what is synced' });
  expect(link.getAttribute('href')).toBe('/settings/synced');
});

test('a store that is set up is not led through the first run again', async () => {
  syncedStore();
  openApp('/setup/connect');

  expect(await screen.findByRole('heading', { name: 'Last sync' })).toBeTruthy();
});

test('a store that never synced is led to the first run', async () => {
  new FakeServer();
  openApp('/overview');

  expect(await screen.findByRole('heading', { name: 'Set up Brevo' })).toBeTruthy();
});

test('progress says the phase, how far it is, how fast and how long it still takes', async () => {
  const server = syncedStore();
  server.runs = [liveRun()];
  openApp('/overview');

  await screen.findByText('260 of 1,000 read');

  expect(screen.getByText('12 a second')).toBeTruthy();
  expect(screen.getByText('about 61 seconds left')).toBeTruthy();
  const bar = screen.getByRole('progressbar', { name: 'Sync in progress: Customers' });
  // 260 of 1,000 are read, and 250 of them settled.
  expect(bar.getAttribute('aria-valuenow')).toBe('25');
});

test('a screen reader hears of each quarter of the way, not of every tick', async () => {
  const server = syncedStore();
  server.runs = [liveRun({ read: 260 })];
  openApp('/overview');
  const announcement = await screen.findByText('Sending customers to Brevo: over 25% read');

  server.runs = [liveRun({ read: 340 })];
  await screen.findByText('340 of 1,000 read');
  expect(announcement.textContent).toBe('Sending customers to Brevo: over 25% read');

  server.runs = [liveRun({ read: 510 })];
  await screen.findByText('510 of 1,000 read');
  expect(announcement.textContent).toBe('Sending customers to Brevo: over 50% read');
});

test('what is read is told apart from what Brevo confirmed, and the bar is full only when both are', async () => {
  const server = syncedStore();
  const allRead = { read: 1_000, done: 0, synced: 0, skipped: 0, pending: 1_000 };
  const waiting = { reason: 'brevo_processing', until: null } as const;
  const unknown = { ratePerSecond: null, remainingSeconds: null };
  server.runs = [liveRun({ ...allRead, ...unknown, phase: 'finishing', waiting })];
  openApp('/overview');

  await screen.findByText('1,000 of 1,000 read');

  expect(screen.getByText('0 confirmed by Brevo')).toBeTruthy();
  const said = screen.getByText('Everything is read. Brevo is taking in the last of it');
  expect(said.getAttribute('role')).toBe('status');
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
  expect(screen.queryByText(/100/)).toBeNull();
});

test('before the last of them are read, no milestone says that all are', async () => {
  const server = syncedStore();
  server.runs = [liveRun({ read: 1_000 })];
  openApp('/overview');

  expect(await screen.findByText('Sending customers to Brevo: over 75% read')).toBeTruthy();
});

test('a wait is said politely, with the time at which it is over', async () => {
  const server = syncedStore();
  const until = '2026-11-21T14:03:00Z';
  server.runs = [liveRun({ state: 'waiting', waiting: { reason: 'quota', until } })];
  openApp('/overview');

  const time = createFormat('en').time(until);
  const words = `Waiting for the store’s quota of requests, goes on at ${time}`;
  const said = await screen.findByText(words);
  expect(said.getAttribute('role')).toBe('status');

  // It stands there before there is something to say, or nobody would hear it.
  server.runs = [liveRun({ waiting: null })];
  await waitFor(() => expect(said.textContent).toBe(''));
  server.runs = [liveRun({ waiting: { reason: 'resuming', until: null } })];
  await waitFor(() => expect(said.textContent).toMatch(/^Going on after an interruption/));
});

test('when a run ends, what came of it is read again at once', async () => {
  const server = syncedStore();
  server.runs = [liveRun()];
  openApp('/overview');
  await screen.findByText('260 of 1,000 read');

  server.status.resources.customers = { ...server.status.resources.customers, failed: 3 };
  server.runs = [run()];

  await screen.findByText(/Customers: 3 records did not arrive/);
  const link = screen.getByRole('link', { name: 'See which and why' });
  expect(link.getAttribute('href')).toBe('/activity?resource=customers');
  expect(screen.getByRole('heading', { name: 'Last sync' })).toBeTruthy();
});

test('cancelling a sync is asked about first', async () => {
  const server = syncedStore();
  server.runs = [liveRun()];
  const { user } = openApp('/overview');

  await user.click(await screen.findByRole('button', { name: 'Cancel sync' }));
  const dialog = await screen.findByRole('dialog', { name: 'Cancel this sync?' });
  expect(server.bodiesOf('POST /api/syncs/run-1/cancel')).toHaveLength(0);
  await user.click(within(dialog).getByRole('button', { name: 'Cancel sync' }));

  expect(await screen.findByText('Cancelled')).toBeTruthy();
});

test('a refused key is the first thing on the page, and is mended in place', async () => {
  const server = syncedStore();
  const brevo = { ...CONNECTED, state: 'attention', problem: PROBLEM } as const;
  server.status = { ...server.status, connected: false, brevo };
  const { user } = openApp('/overview');

  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(/the sync is waiting.*does not know this API key/);
  await user.click(within(alert).getByRole('button', { name: 'Enter API key' }));
  const dialog = await screen.findByRole('dialog', { name: 'Change API key' });
  await user.type(within(dialog).getByLabelText('API key'), 'xkeysib-new-and-whole');
  await user.click(within(dialog).getByRole('button', { name: 'Check and connect' }));

  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('once the merchant has mended it in Brevo, one click tries the same key again', async () => {
  const server = syncedStore();
  const brevo = { ...CONNECTED, state: 'attention', problem: PROBLEM } as const;
  server.status = { ...server.status, connected: false, brevo };
  const { user } = openApp('/overview');

  const alert = await screen.findByRole('alert');
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));

  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(server.bodiesOf('POST /api/connections/brevo/check')).toHaveLength(1);
});

test('disconnecting says what stays, and asks first', async () => {
  const server = syncedStore();
  const { user } = openApp('/overview');

  await user.click(await screen.findByRole('button', { name: 'Disconnect' }));
  const dialog = await screen.findByRole('dialog', { name: 'Disconnect Brevo?' });
  expect(dialog.textContent).toMatch(/What is in Brevo stays/);
  await user.click(within(dialog).getByRole('button', { name: 'Disconnect' }));

  expect(await screen.findByText('Not connected')).toBeTruthy();
  expect(server.status.brevo.state).toBe('not_connected');
});

test('while the server is away the page keeps what it has, and says so', async () => {
  const server = syncedStore();
  const { user } = openApp('/overview');
  await screen.findByRole('heading', { name: 'Customers' });
  server.refuse('POST /api/syncs', 'no answer');

  await user.click(screen.getByRole('button', { name: 'Sync now' }));

  expect(await screen.findByText('The app could not be reached.')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Customers' })).toBeTruthy();
});

test('a first read that fails offers to try again', async () => {
  const server = syncedStore();
  server.refuse('GET /api/status', { code: 'not_found', message: 'Gone.' });
  const { user } = openApp('/overview');

  await user.click(await screen.findByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('heading', { name: 'Customers' })).toBeTruthy();
});

test('without a network the page says that what it shows may be old', async () => {
  syncedStore();
  openApp('/overview');
  await screen.findByRole('heading', { name: 'Customers' });

  window.dispatchEvent(new Event('offline'));
  expect(await screen.findByText('You are offline.')).toBeTruthy();

  window.dispatchEvent(new Event('online'));
  await waitFor(() => expect(screen.queryByText('You are offline.')).toBeNull());
});
