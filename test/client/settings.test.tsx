import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { run, settings } from './sample-data.ts';

function openSettings(overrides: Partial<Pick<FakeServer, 'lists'>> = {}) {
  const server = Object.assign(new FakeServer(), overrides);
  server.runs = [run()];
  server.settings = settings({ version: 4, lists: { ...settings().lists, allCustomers: 12 } });
  return { server, ...openApp('/settings') };
}

async function findPanel(name: string) {
  const heading = await screen.findByRole('heading', { name });
  const panel = heading.parentElement?.parentElement;
  if (!panel) throw new Error(`No panel around ${name}.`);
  return within(panel);
}

test('a setting is saved alone, with the version it was made from', async () => {
  const { server, user } = openSettings();
  const panel = await findPanel('Speed');

  await user.click(panel.getByRole('combobox', { name: 'Share of the quota' }));
  await user.click(await screen.findByRole('option', { name: '50%' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));

  expect(await panel.findByText('Saved.')).toBeTruthy();
  expect(server.bodiesOf('PUT /api/settings')).toEqual([{ version: 4, quotaShare: 0.5 }]);
});

test('two settings saved one after the other are no conflict with each other', async () => {
  const { server, user } = openSettings();
  const speed = await findPanel('Speed');
  const consent = await findPanel('Who is written to Brevo');

  await user.click(speed.getByRole('button', { name: 'Save' }));
  await speed.findByText('Saved.');
  await user.click(consent.getByLabelText(/the others blocked/));
  await user.click(consent.getByRole('button', { name: 'Save' }));
  await consent.findByText('Saved.');

  expect(server.bodiesOf('PUT /api/settings')).toMatchObject([{ version: 4 }, { version: 5 }]);
});

test('somebody else saving first is told, and the choice is kept', async () => {
  const { server, user } = openSettings();
  const panel = await findPanel('Who is written to Brevo');
  server.refuse('PUT /api/settings', { code: 'settings_changed', message: 'Changed.' });

  await user.click(panel.getByLabelText(/the others blocked/));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  expect(await panel.findByText(/Somebody else saved/)).toBeTruthy();
  server.settings = settings({ version: 9 });
  await user.click(panel.getByRole('button', { name: 'Load the newer settings' }));
  await waitFor(() => expect(panel.queryByText(/Somebody else saved/)).toBeNull());

  await user.click(panel.getByRole('button', { name: 'Save' }));
  await panel.findByText('Saved.');
  expect(server.bodiesOf('PUT /api/settings').at(-1)).toEqual({
    version: 9,
    consent: { ...settings().consent, mode: 'everyone-blocklisted' },
  });
});

test('a refused value is said in the words of the server', async () => {
  const { server, user } = openSettings();
  const panel = await findPanel('Speed');
  const problems = [{ path: 'quotaShare', message: 'At most 90 %.' }];
  server.refuse('PUT /api/settings', { code: 'invalid_request', message: 'Not valid.', problems });

  await user.click(panel.getByRole('button', { name: 'Save' }));

  expect(await panel.findByText('At most 90 %.')).toBeTruthy();
});

test('the pages are changed by their tabs', async () => {
  const { user } = openSettings();
  await findPanel('Speed');

  await user.click(screen.getByRole('tab', { name: 'Overview' }));

  expect(await screen.findByRole('heading', { name: 'Last sync' })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Overview' }));
  expect(document.title).toBe('Overview · Brevo & Mavera by Pulsebridge');
});

test('a list that is gone from Brevo has to be chosen anew', async () => {
  const { server, user } = openSettings({ lists: [{ id: 31, name: 'VIP', folderId: 1 }] });
  const panel = await findPanel('List');

  await user.click(await panel.findByRole('button', { name: 'Save' }));

  expect(await panel.findByText(/Choose a list, or make a new one/)).toBeTruthy();
  expect(server.bodiesOf('PUT /api/settings')).toEqual([]);
});
