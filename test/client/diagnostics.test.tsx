import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import {
  BOTH_REMIND,
  diagnosis,
  KEY_REFUSED,
  NO_REPORT,
  report,
  WEBHOOKS_OFF,
} from './sample-diagnostics.ts';

const row = async (title: string) => {
  const heading = await screen.findByRole('heading', { name: title });
  return within(heading.closest('li') as HTMLElement);
};

test('before the first look the page says so, and a look shows each check with what is wrong first', async () => {
  const server = new FakeServer();
  server.diagnostics = NO_REPORT;
  server.nextDiagnostics = report(KEY_REFUSED, BOTH_REMIND);
  const { user } = openApp('/diagnostics');
  await screen.findByText(/Nobody has checked yet/);

  await user.click(screen.getByRole('button', { name: 'Check everything' }));

  await screen.findByText('2 checks deserve a look.');
  const names = screen.getAllByRole('heading').map(({ textContent }) => textContent);
  expect(names[names.indexOf('Brevo') + 1]).toBe('Brevo’s API key');
  expect(names[names.indexOf('Your store') + 1]).toBe('Who reminds people of their carts');
  const key = await row('Brevo’s API key');
  expect(key.getByText('Problem')).toBeTruthy();
  expect(key.getByText(/was made for another account/)).toBeTruthy();
  expect(key.getByText(/create a key and enter it on the overview/)).toBeTruthy();
  expect(key.getByRole('link', { name: 'Overview' })).toBeTruthy();
});

test('a mend is started, seen under way, and looked at again by itself when it is over', async () => {
  const server = new FakeServer();
  server.diagnostics = report(WEBHOOKS_OFF);
  server.nextDiagnostics = report({ ...WEBHOOKS_OFF, isMending: true });
  const { user } = openApp('/diagnostics');
  const webhooks = await row('Webhooks');

  await user.click(webhooks.getByRole('button', { name: 'Register webhooks again' }));
  await webhooks.findByText(/Being mended/);
  expect(webhooks.queryByRole('button', { name: 'Register webhooks again' })).toBeNull();
  server.diagnostics = report(WEBHOOKS_OFF);
  server.nextDiagnostics = report();

  await screen.findByText('Everything is in order.', undefined, { timeout: 5_000 });
  expect(server.bodiesOf('POST /api/diagnostics/mend')).toEqual([{ mend: 'webhooks' }]);
  expect(server.bodiesOf('POST /api/diagnostics')).toEqual([{ checks: ['webhooks'] }]);
});

test('what is done at once is looked at again at once', async () => {
  const server = new FakeServer();
  const gone = { state: 'problem', code: 'gone', params: { lists: '#7' }, mend: 'lists' } as const;
  server.diagnostics = report(diagnosis('lists', gone));
  server.nextDiagnostics = report();
  const { user } = openApp('/diagnostics');

  await user.click(await screen.findByRole('button', { name: 'Make the lists anew' }));

  await screen.findByText('Everything is in order.');
  expect(server.bodiesOf('POST /api/diagnostics')).toEqual([{ checks: ['lists'] }]);
});

test('a mend that is refused says why, beside what it was to mend', async () => {
  const server = new FakeServer();
  server.diagnostics = report(WEBHOOKS_OFF);
  server.refuse('POST /api/diagnostics/mend', { code: 'store_token_rejected', message: 'No.' });
  const { user } = openApp('/diagnostics');
  const webhooks = await row('Webhooks');

  await user.click(webhooks.getByRole('button', { name: 'Register webhooks again' }));

  await webhooks.findByText(/no longer lets the app read your store/);
});

test('one check can be made again, and too many are refused in words', async () => {
  const server = new FakeServer();
  server.diagnostics = report(KEY_REFUSED);
  server.refuse('POST /api/diagnostics', { code: 'too_many_requests', message: 'Wait.' });
  server.nextDiagnostics = report();
  const { user } = openApp('/diagnostics');
  const key = await row('Brevo’s API key');

  await user.click(key.getByRole('button', { name: /^Check again/ }));
  await key.findByText('That was a little fast.');
  await user.click(key.getByRole('button', { name: /^Check again/ }));

  await screen.findByText('Everything is in order.');
  expect(server.bodiesOf('POST /api/diagnostics')).toEqual([
    { checks: ['brevo_key'] },
    { checks: ['brevo_key'] },
  ]);
});

test('only what deserves a look can be shown, and the address says so', async () => {
  const server = new FakeServer();
  server.diagnostics = report(KEY_REFUSED);
  const { user, router } = openApp('/diagnostics');

  await user.click(await screen.findByRole('checkbox', { name: /Show only what deserves/ }));

  await waitFor(() => expect(router.state.location.search).toBe('?show=attention'));
  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(1);
  expect(screen.queryByText('This browser')).toBeNull();
});

test('numbers and times are written the merchant’s way, and a finding from a newer server is still said', async () => {
  const server = new FakeServer();
  server.session.user.locale = 'nl-NL';
  const counts = { inStore: 12_000, inBrevo: 40_000 };
  const newer = {
    state: 'warning',
    code: 'brand_new',
    message: 'Something new was found.',
  } as const;
  server.diagnostics = report(
    diagnosis('catalogue', { params: counts }),
    diagnosis('nightly', { code: 'none_yet', params: { nextAt: '2026-11-22T02:10:00Z' } }),
    diagnosis('scopes', newer),
  );
  openApp('/diagnostics');

  await screen.findByText(/12\.000 producten/);
  expect(screen.getByText(/De eerste begint op 22 nov/)).toBeTruthy();
  expect(screen.getByText('Something new was found.')).toBeTruthy();
  expect(screen.getByText('1 controle vraagt aandacht.')).toBeTruthy();
});
