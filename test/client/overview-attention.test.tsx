import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { activityOf } from '../../server/contract/activity-of.ts';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { run, STOREFRONTS, status } from './sample-data.ts';

const OK = { state: 'ok', total: 10, synced: 10 } as const;
const INACTIVE = { code: 'brevo_ecommerce_inactive', message: 'eCommerce is off.' };

let server: FakeServer;

/** A store that is in step, of which nothing needs a look. */
beforeEach(() => {
  server = new FakeServer();
  server.status = { ...status(OK), lastSync: '2026-11-21T09:04:00Z' };
  for (const kind of ['orders', 'products', 'categories'] as const)
    server.status.resources[kind] = { ...server.status.resources[kind], ...OK };
  server.runs = [run()];
  server.storefronts = [];
});

const panel = () =>
  screen.getByRole('heading', { name: 'What needs attention' }).parentElement
    ?.parentElement as HTMLElement;

async function items(): Promise<string[]> {
  await screen.findByText(/^\d+ things? needs? a look/);
  return within(panel())
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');
}

test('when nothing needs a look, that is said', async () => {
  openApp('/overview');

  expect(await screen.findByText('Nothing needs attention.')).toBeTruthy();
});

test('what stops everything comes before what failed, and that before what waits for a decision', async () => {
  server.status.consent = { mode: 'everyone', isConfirmationMissing: true };
  const brevo = { state: 'nightly', checkedAt: '2026-11-21T10:00:00Z' };
  Object.assign(server.status.webhooks, { expected: 20, active: 17, brevo });
  server.status.resources.orders.failed = 3;
  server.status.newsletterReaders.failed = 1;
  const [shop] = STOREFRONTS;
  if (shop) server.storefronts = [{ ...shop, name: 'Outlet', attention: 'new' }];
  openApp('/overview');

  await screen.findByText(/New storefront: Outlet/);
  expect(screen.getByText('Unsubscribes in Brevo are found at night only')).toBeTruthy();
  expect(await items()).toEqual([
    expect.stringMatching(/until you confirm that everyone agreed/),
    expect.stringMatching(/3 notifications of your store are not active/),
    expect.stringMatching(/Orders: 3 records did not arrive/),
    expect.stringMatching(/1 reader of the newsletter did not arrive/),
    expect.stringMatching(/New storefront: Outlet/),
  ]);
});

test('an analysis that waits for somebody, and one whose result alarms, are said with the way there', async () => {
  const alert = activityOf('brand_health_fell', { before: 80, now: 71, count: 9 });
  server.status.insights = [
    { kind: 'channel_strategy', state: 'asking' },
    { kind: 'brand_health', state: 'alert', alert },
  ];
  openApp('/overview');

  expect(await items()).toEqual([
    expect.stringMatching(/waits for your answer: Channel strategy/),
    expect.stringMatching(/Brand health fell by 9 points, from 80 to 71 of 100/),
  ]);
  const link = within(panel()).getByRole('link', { name: 'Open: Brand health' });
  expect(link.getAttribute('href')).toBe('/insights/brand-health');
});

test('eCommerce that Brevo has switched off is switched on from here', async () => {
  const waiting = { reason: 'merchant', until: null } as const;
  const held = { state: 'waiting', problem: INACTIVE, waiting, finishedAt: null } as const;
  server.runs = [
    run(),
    run({ id: 'run-2', resource: 'products', ...held }),
    run({ id: 'run-3', resource: 'orders', ...held }),
  ];
  const { user } = openApp('/overview');

  expect(await items()).toHaveLength(1);
  // Said once, not again with each sync that waits for it.
  expect(screen.queryByText(/eCommerce is not switched on/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Switch on eCommerce' }));

  expect(await screen.findByText(/goes on by itself in a few minutes/)).toBeTruthy();
  expect(server.bodiesOf('POST /api/connections/brevo/ecommerce')).toHaveLength(1);
});

test('a sync that failed says why, and is started again from here', async () => {
  const problem = { code: 'remote_failed', message: 'No.' };
  server.runs = [run({ resource: 'products', state: 'failed', problem })];
  server.status.resources.products.state = 'attention';
  const { user } = openApp('/overview');

  const [item] = await items();
  expect(item).toMatch(/stopped before it was done: Products.*did not answer as it should/);
  await user.click(screen.getByRole('button', { name: 'Sync again' }));

  await screen.findByRole('heading', { name: 'Sync in progress' });
  expect(server.bodiesOf('POST /api/syncs')).toEqual([{ resources: ['products'], mode: 'full' }]);
});

test('kinds that were switched on later are started together', async () => {
  for (const kind of ['orders', 'products'] as const)
    server.status.resources[kind] = { ...server.status.resources[kind], state: 'never' };
  const { user } = openApp('/overview');

  expect(await items()).toEqual([expect.stringMatching(/not synced yet: Products and Orders/)]);
  await user.click(screen.getByRole('button', { name: 'Start the first sync' }));

  await screen.findByRole('heading', { name: 'Sync in progress' });
  expect(server.bodiesOf('POST /api/syncs')).toEqual([
    { resources: ['products', 'orders'], mode: 'full' },
  ]);
});

test('kinds whose first sync is under way are not called forgotten', async () => {
  server.status.resources.orders.state = 'never';
  server.runs = [run({ resource: 'orders', state: 'queued', finishedAt: null })];
  openApp('/overview');

  expect(await screen.findByText('Nothing needs attention.')).toBeTruthy();
});

test('a recommended step goes when it is ticked off, and comes back if that could not be saved', async () => {
  const { user } = openApp('/overview');
  const name = 'Tick off: Switch on reminders of abandoned carts in Brevo';
  await screen.findByRole('button', { name });
  server.refuse('PUT /api/checklist/cart_automation', 'no answer');

  await user.click(screen.getByRole('button', { name }));
  expect(await screen.findByText('The app could not be reached.')).toBeTruthy();
  await user.click(await screen.findByRole('button', { name }));

  await screen.findByText('Bring your own fields along');
  expect(screen.queryByRole('button', { name })).toBeNull();
  expect(server.checklist).toEqual(['cart_automation']);
});

test('by keyboard the next step is at hand when one is ticked off', async () => {
  openApp('/overview');
  const name = 'Tick off: Switch on reminders of abandoned carts in Brevo';
  const tickOff = await screen.findByRole('button', { name });

  tickOff.focus();
  fireEvent.click(tickOff);

  await waitFor(() => expect(screen.queryByRole('button', { name })).toBeNull());
  expect(document.activeElement?.closest('li')?.textContent).toMatch(/^Bring your own fields/);
});
