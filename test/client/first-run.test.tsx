import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { run, settings, status } from './sample-data.ts';

const KEY = 'xkeysib-0123456789abcdef';

function newStore(): FakeServer {
  const server = new FakeServer();
  server.status = status({}, { state: 'not_connected' });
  return server;
}

/** Connected, and with a list: what is left is to look things over. */
function almostReady(): FakeServer {
  const server = new FakeServer();
  server.settings = settings({ lists: { ...settings().lists, allCustomers: 12 } });
  return server;
}

test('a merchant connects Brevo, picks a list, looks it over and starts the first sync of everything', async () => {
  const server = newStore();
  const { user } = openApp();

  await user.type(await screen.findByLabelText('API key'), KEY);
  await user.click(screen.getByRole('button', { name: 'Check and connect' }));

  await user.click(await screen.findByRole('combobox', { name: 'Customers' }));
  await user.click(await screen.findByRole('option', { name: 'Customers (#12)' }));
  await user.click(screen.getByRole('button', { name: 'Save and continue' }));

  await screen.findByRole('table', { name: 'Which field goes where' });
  await user.click(screen.getByRole('button', { name: 'Continue' }));

  await screen.findByText('Will be written');
  await user.click(screen.getByRole('button', { name: 'Save and continue' }));

  await user.click(await screen.findByRole('button', { name: 'Start the first sync' }));

  await screen.findByRole('heading', { name: 'Sync in progress' });
  expect(server.bodiesOf('PUT /api/connections/brevo')).toEqual([{ apiKey: KEY }]);
  expect(server.settings.lists.allCustomers).toBe(12);
  expect(server.bodiesOf('POST /api/syncs')).toEqual([{ mode: 'full' }]);
  expect(server.checklist).toEqual(['lists', 'mapping', 'consent']);
});

test('a merchant who comes back goes on where the store stands', async () => {
  const server = new FakeServer();
  server.settings = settings();

  openApp();

  expect(await screen.findByRole('heading', { name: 'Which list gets whom' })).toBeTruthy();
  expect(await screen.findByText('Lindgren AB')).toBeTruthy();
});

test('what a colleague looked over is behind whoever comes next', async () => {
  const server = new FakeServer();
  server.checklist = ['lists', 'mapping'];

  openApp();

  expect(await screen.findByRole('heading', { name: 'Who will be written to Brevo' })).toBeTruthy();
  expect(screen.getByText('2 fields')).toBeTruthy();
});

test('a step that could not be ticked off stays, and says so', async () => {
  const server = new FakeServer();
  server.checklist = ['lists'];
  server.refuse('PUT /api/checklist/mapping', 'no answer');
  const { user } = openApp('/setup/mapping');

  await user.click(await screen.findByRole('button', { name: 'Continue' }));

  expect(await screen.findByText('The app could not be reached.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  expect(await screen.findByRole('heading', { name: 'Who will be written to Brevo' })).toBeTruthy();
});

test('a step whose ground is missing leads to the one that lays it', async () => {
  newStore();

  openApp('/setup/start');

  expect(await screen.findByLabelText('API key')).toBeTruthy();
});

test('a step that is done can be gone back to, and the focus goes along', async () => {
  almostReady();
  const { user } = openApp('/setup/consent');

  await user.click(await screen.findByRole('link', { name: 'Connect Brevo' }));

  const heading = await screen.findByRole('heading', { name: 'Connect Brevo' });
  expect(document.activeElement).toBe(heading);
  expect(screen.getByText('ends in x7Qa')).toBeTruthy();
});

test.each([
  ['brevo_key_rejected', /does not know this API key/, /Copy a whole key/],
  ['brevo_key_restricted', /not allowed to do what the sync needs/, /contacts and webhooks “All”/],
  ['brevo_ip_not_allowed', /blocks our server/, /Security → Authorised IPs/],
  ['remote_failed', /did not answer as it should/, /Please try again/],
  ['remote_busy', /is busy just now/, /wait a minute/],
])('%s is said in words, with what to do', async (code, title, whatToDo) => {
  const server = newStore();
  server.refuse('PUT /api/connections/brevo', { code, message: 'No.' });
  const { user } = openApp();

  await user.type(await screen.findByLabelText('API key'), KEY);
  await user.click(screen.getByRole('button', { name: 'Check and connect' }));

  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(title);
  expect(alert.textContent).toMatch(whatToDo);
});

test('an error that is mended in Brevo has the link to where', async () => {
  const server = newStore();
  server.refuse('PUT /api/connections/brevo', { code: 'brevo_ip_not_allowed', message: 'No.' });
  const { user } = openApp();

  await user.type(await screen.findByLabelText('API key'), KEY);
  await user.click(screen.getByRole('button', { name: 'Check and connect' }));

  const alert = await screen.findByRole('alert');
  expect(within(alert).getByRole('link').getAttribute('href')).toMatch(/authorised_ips$/);
});

test('half a key is noticed before Brevo is asked', async () => {
  const server = newStore();
  const { user } = openApp();

  await user.type(await screen.findByLabelText('API key'), 'xkey');
  await user.click(screen.getByRole('button', { name: 'Check and connect' }));

  expect(await screen.findByText(/Paste the whole API key/)).toBeTruthy();
  expect(screen.getByLabelText('API key').getAttribute('aria-invalid')).toBe('true');
  expect(server.bodiesOf('PUT /api/connections/brevo')).toEqual([]);
});

test('a list that fits is made in place', async () => {
  const server = new FakeServer();
  server.lists = [];
  const { user } = openApp('/setup/lists');

  await user.click(await screen.findByRole('button', { name: 'New list: Buyers' }));
  await screen.findByDisplayValue('Lindgren buyers');
  await user.click(screen.getByRole('button', { name: 'Make list' }));
  await screen.findByDisplayValue('Lindgren buyers (#100)');
  await user.click(screen.getByRole('button', { name: 'Save and continue' }));

  await screen.findByRole('heading', { name: 'Which field goes where' });
  expect(server.bodiesOf('POST /api/brevo/lists')).toEqual([{ name: 'Lindgren buyers' }]);
  expect(server.settings.lists).toMatchObject({ allCustomers: null, buyers: 100 });
});

test('lists can be left to the sync', async () => {
  const server = new FakeServer();
  const { user } = openApp('/setup/lists');

  await user.click(await screen.findByRole('button', { name: 'Save and continue' }));

  await screen.findByRole('heading', { name: 'Which field goes where' });
  expect(server.bodiesOf('PUT /api/settings')).toEqual([]);
  expect(server.checklist).toEqual(['lists']);
});

test('a choice of lists that could not be saved is kept, to be tried again', async () => {
  const server = new FakeServer();
  server.refuse('PUT /api/settings', { code: 'internal', message: 'Oh.' });
  const { user } = openApp('/setup/lists');

  await user.click(await screen.findByRole('combobox', { name: 'Newsletter' }));
  await user.click(await screen.findByRole('option', { name: 'Customers (#12)' }));
  await user.click(screen.getByRole('button', { name: 'Save and continue' }));
  await screen.findByText('Something went wrong on our side.');
  await user.click(screen.getByRole('button', { name: 'Save and continue' }));

  await screen.findByRole('heading', { name: 'Which field goes where' });
  expect(server.settings.lists.newsletter).toBe(12);
});

test('each consent mode shows its own numbers at once, from one count', async () => {
  const server = almostReady();
  const { user } = openApp('/setup/consent');
  const written = () => within(screen.getByLabelText('What a first sync will do'));

  await screen.findByText('Will be written');
  expect(written().getByText('700')).toBeTruthy();
  expect(screen.getByText('Did not subscribe')).toBeTruthy();

  await user.click(screen.getByLabelText(/the others blocked/));
  expect(written().getByText('950')).toBeTruthy();
  expect(screen.getByText(/250 of those are created blocked/)).toBeTruthy();

  await user.click(screen.getByLabelText(/as mailable contacts/));
  expect(written().getByText('990')).toBeTruthy();
  expect(server.bodiesOf('POST /api/syncs/preview')).toHaveLength(1);
});

test('a count that waits for quota says so', async () => {
  const server = almostReady();
  const waiting = { reason: 'quota', until: null } as const;
  const counting = { mode: 'preview', state: 'running', finishedAt: null, waiting } as const;
  server.runs = [run({ id: 'preview-0', ...counting })];
  openApp('/setup/consent');

  expect(await screen.findByText('Waiting for the store’s quota of requests')).toBeTruthy();
});

test('writing everyone needs the word of the merchant', async () => {
  const server = almostReady();
  const { user } = openApp('/setup/consent');

  await user.click(await screen.findByLabelText(/as mailable contacts/));
  await user.click(screen.getByRole('button', { name: 'Save and continue' }));
  expect(await screen.findByText(/Please confirm this/)).toBeTruthy();
  expect(server.bodiesOf('PUT /api/settings')).toEqual([]);

  await user.click(screen.getByRole('checkbox', { name: /I confirm that every customer/ }));
  await user.click(screen.getByRole('button', { name: 'Save and continue' }));
  await screen.findByRole('heading', { name: 'Ready to start' });
  expect(server.settings.consent).toMatchObject({ mode: 'everyone', everyoneConfirmed: true });
});

test('the mapping is shown with what will be created and with a customer of the store', async () => {
  almostReady();
  openApp('/setup/mapping');

  const table = await screen.findByRole('table', { name: 'Which field goes where' });

  expect(within(table).getByRole('columnheader', { name: 'grace@example.com' })).toBeTruthy();
  const city = within(table).getByRole('row', { name: /City/ });
  expect(city.textContent).toMatch(/CITY.*Will be created.*Arlington/);
  expect(screen.getByText('The phone number of one customer is left out.')).toBeTruthy();
});

test('a preview that runs already is picked up instead of starting another', async () => {
  const server = almostReady();
  server.runs = [run({ id: 'preview-0', mode: 'preview', state: 'running', finishedAt: null })];

  openApp('/setup/consent');

  expect(await screen.findByText('Will be written')).toBeTruthy();
  expect(server.bodiesOf('POST /api/syncs/preview')).toEqual([]);
});

test('somebody else saving first is told, and the choice is kept', async () => {
  const server = almostReady();
  server.refuse('PUT /api/settings', { code: 'settings_changed', message: 'Changed.' });
  const { user } = openApp('/setup/consent');

  await user.click(await screen.findByLabelText(/the others blocked/));
  await user.click(screen.getByRole('button', { name: 'Save and continue' }));
  await user.click(await screen.findByRole('button', { name: 'Load the newer settings' }));
  await waitFor(() => expect(screen.queryByText(/Somebody else saved/)).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Save and continue' }));

  await screen.findByRole('heading', { name: 'Ready to start' });
  expect(server.settings.consent.mode).toBe('everyone-blocklisted');
});
