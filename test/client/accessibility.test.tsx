import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { findViolations } from './find-violations.ts';
import { openApp } from './open-app.tsx';
import { CONNECTED, failure, run, settings, status } from './sample-data.ts';
import { KEY_REFUSED, NO_REPORT, report, WEBHOOKS_OFF } from './sample-diagnostics.ts';

type User = ReturnType<typeof openApp>['user'];

interface State {
  name: string;
  path: string;
  arrange?: (server: FakeServer) => void;
  /** Something that is only there once the page is in this state. */
  shows: RegExp;
  act?: (user: User) => Promise<void>;
}

const clickOn = (name: string) => async (user: User) =>
  user.click(await screen.findByRole('button', { name }));

const withList = (server: FakeServer) => {
  server.settings = settings({ lists: { ...settings().lists, allCustomers: 12 } });
};
const synced = (server: FakeServer) => {
  withList(server);
  const counts = { total: 1000, synced: 700, skipped: 290, failed: 10 };
  server.status = { ...status({ state: 'ok', ...counts }), lastSync: '2026-11-21T09:04:00Z' };
  server.runs = [run()];
  server.failures = [failure(), failure({ id: 'failure-2', severity: 'warning' })];
};

const STATES: State[] = [
  {
    name: 'connect',
    path: '/',
    arrange: (server) => {
      server.status = status({}, { state: 'not_connected' });
    },
    shows: /Paste an API key/,
  },
  {
    name: 'connect with a mistake',
    path: '/',
    arrange: (server) => {
      server.status = status({}, { state: 'not_connected' });
    },
    act: clickOn('Check and connect'),
    shows: /Paste the whole API key/,
  },
  { name: 'connected', path: '/setup/connect', shows: /ends in x7Qa/ },
  {
    name: 'lists of the first run',
    path: '/setup/lists',
    shows: /Whoever placed at least one order/,
  },
  { name: 'fields of the first run', path: '/setup/mapping', shows: /Arlington/ },
  { name: 'consent', path: '/setup/consent', arrange: withList, shows: /Will be written/ },
  {
    name: 'consent of everyone, unconfirmed',
    path: '/setup/consent',
    arrange: withList,
    act: async (user) => {
      await user.click(await screen.findByLabelText(/as mailable contacts/));
      await clickOn('Save and continue')(user);
    },
    shows: /Please confirm this/,
  },
  { name: 'start', path: '/setup/start', arrange: withList, shows: /You may close this page/ },
  { name: 'overview', path: '/overview', arrange: synced, shows: /Recent activity/ },
  {
    name: 'overview of an empty store',
    path: '/overview',
    arrange: (server) => {
      synced(server);
      server.failures = [];
      server.activity = [];
    },
    shows: /Nothing has happened yet/,
  },
  {
    name: 'a running sync, about to be cancelled',
    path: '/overview',
    arrange: (server) => {
      synced(server);
      server.runs = [run({ state: 'running', phase: 'customers', read: 260, finishedAt: null })];
    },
    act: clickOn('Cancel sync'),
    shows: /Cancel this sync/,
  },
  {
    name: 'several syncs at once, and much that needs a look',
    path: '/overview',
    arrange: (server) => {
      synced(server);
      const live = { state: 'running', finishedAt: null } as const;
      server.runs = [
        run({ ...live, phase: 'customers', read: 260 }),
        run({ ...live, id: 'run-o', resource: 'orders', phase: 'orders' }),
      ];
      server.status.consent = { mode: 'everyone', isConfirmationMissing: true };
      Object.assign(server.status.webhooks, { expected: 20, active: 17 });
    },
    act: clickOn('The same as a table'),
    shows: /Days begin by your store/,
  },
  {
    name: 'choosing what to sync, in Dutch',
    path: '/overview',
    arrange: (server) => {
      synced(server);
      server.session.user.locale = 'nl-NL';
    },
    act: clickOn('Kies wat je synchroniseert'),
    shows: /Alles nog een keer/,
  },
  {
    name: 'a connection that needs attention',
    path: '/overview',
    arrange: (server) => {
      synced(server);
      const problem = { code: 'brevo_ip_not_allowed', message: 'Our address is 203.0.113.7.' };
      server.status.brevo = { ...CONNECTED, state: 'attention', problem };
    },
    shows: /Authorised IPs/,
  },
  {
    name: 'changing the key',
    path: '/overview',
    arrange: synced,
    act: clickOn('Change API key'),
    shows: /Where to find your API key/,
  },
  { name: 'lists', path: '/settings/lists', arrange: synced, shows: /700 of 1,200 people/ },
  {
    name: 'lists of one storefront, a new one among them, in Dutch',
    path: '/settings/lists',
    arrange: (server) => {
      synced(server);
      server.session.user.locale = 'nl-NL';
    },
    act: async (user) => {
      await clickOn('Lijsten van Shop 2 wijzigen')(user);
      const dialog = within(await screen.findByRole('dialog'));
      await user.click(dialog.getByLabelText('Nieuwe lijst: Kopers'));
    },
    shows: /meteen in Brevo gemaakt/,
  },
  { name: 'mapping', path: '/settings/mapping', arrange: synced, shows: /grace@example/ },
  {
    name: 'where a field goes, in Dutch',
    path: '/settings/mapping',
    arrange: (server) => {
      synced(server);
      server.session.user.locale = 'nl-NL';
    },
    act: clickOn('Versturen: Aantal bestellingen'),
    shows: /meteen in Brevo gemaakt/,
  },
  { name: 'what is synced', path: '/settings/synced', arrange: synced, shows: /Done and dusted/ },
  {
    name: 'somebody else saved first',
    path: '/settings/synced',
    arrange: (server) => {
      synced(server);
      server.refuse('PUT /api/settings', { code: 'settings_changed', message: 'Changed.' });
    },
    act: async (user) => {
      await user.click(await screen.findByRole('switch', { name: 'Orders' }));
      await clickOn('Save')(user);
    },
    shows: /Somebody else saved/,
  },
  {
    name: 'about to leave unsaved changes',
    path: '/settings/synced',
    arrange: synced,
    act: async (user) => {
      await user.click(await screen.findByRole('switch', { name: 'Orders' }));
      await user.click(screen.getByRole('link', { name: 'Help' }));
    },
    shows: /Leave without saving\?/,
  },
  {
    name: 'diagnostics before the first look',
    path: '/diagnostics',
    arrange: (server) => {
      server.diagnostics = NO_REPORT;
    },
    shows: /Nobody has checked yet/,
  },
  {
    name: 'diagnostics with things to mend, one under way',
    path: '/diagnostics',
    arrange: (server) => {
      server.diagnostics = report(KEY_REFUSED, { ...WEBHOOKS_OFF, isMending: true });
    },
    shows: /Being mended/,
  },
  { name: 'problems', path: '/activity', arrange: synced, shows: /Correct the address/ },
  {
    name: 'problems of one cause, in Dutch',
    path: '/activity?reason=invalid_email&resource=customers&severity=failed',
    arrange: (server) => {
      synced(server);
      server.session.user.locale = 'nl-NL';
    },
    shows: /Verbeter het adres/,
  },
  {
    name: 'many problems, on several pages',
    path: '/activity',
    arrange: (server) => {
      server.failures = Array.from({ length: 30 }, (_, nth) => failure({ id: `failure-${nth}` }));
    },
    shows: /Next page/,
  },
  { name: 'no problems', path: '/activity', shows: /Nothing needs a look/ },
  {
    name: 'problems that cannot be read',
    path: '/activity',
    arrange: (server) =>
      server.refuse('GET /api/failures/causes', { code: 'not_found', message: 'Gone.' }),
    shows: /no longer there/,
  },
  { name: 'activity log', path: '/activity/log', arrange: synced, shows: /290 left out/ },
  {
    name: 'nothing found in the log',
    path: '/activity/log?text=zzz',
    arrange: (server) => {
      server.activity = [];
    },
    shows: /Nothing that matches/,
  },
  { name: 'users and audit', path: '/users', arrange: synced, shows: /Connected Brevo/ },
  { name: 'help', path: '/help', arrange: synced, shows: /Do the numbers add up/ },
  {
    name: 'what is synced, in Dutch',
    path: '/settings/synced',
    arrange: (server) => {
      synced(server);
      server.session.user.locale = 'nl-NL';
    },
    shows: /Wat er naar Brevo gaat/,
  },
  { name: 'not found', path: '/nothing', shows: /no such page/ },
  {
    name: 'a server that fails',
    path: '/overview',
    arrange: (server) => server.refuse('GET /api/status', { code: 'not_found', message: 'Gone.' }),
    shows: /no longer there/,
  },
  {
    name: 'an ended session',
    path: '/',
    arrange: (server) =>
      server.refuse('POST /api/session', { code: 'unauthenticated', message: 'No.' }),
    shows: /Your session has ended/,
  },
];

test.each(STATES)('axe finds nothing: $name', async ({ path, arrange, act, shows }) => {
  const server = new FakeServer();
  arrange?.(server);
  const { user } = openApp(path);
  await act?.(user);
  await screen.findAllByText(shows);

  expect(await findViolations()).toEqual([]);
});

test('the first run can be done with the keyboard alone', async () => {
  const server = new FakeServer();
  server.status = status({}, { state: 'not_connected' });
  const { user } = openApp();
  const key = await screen.findByLabelText('API key');

  while (document.activeElement !== key) await user.tab();
  await user.keyboard('xkeysib-0123456789abcdef{Enter}');

  const heading = await screen.findByRole('heading', { name: 'Which list gets whom' });
  expect(document.activeElement).toBe(heading);
});
