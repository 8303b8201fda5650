import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { MAPPING_PREVIEW, settings, status } from './sample-data.ts';

const NAMES = [
  { source: 'first_name', attribute: 'FIRSTNAME' },
  { source: 'last_name', attribute: 'LASTNAME' },
];

function openMapping(arrange?: (server: FakeServer) => void, path = '/settings/mapping') {
  const server = new FakeServer();
  server.settings = settings({ version: 4, customerMapping: NAMES });
  server.mappingPreview = {
    ...MAPPING_PREVIEW,
    resend: { customers: 1200, estimatedSeconds: 180 },
  };
  arrange?.(server);
  return { server, ...openApp(path) };
}

type User = ReturnType<typeof openApp>['user'];

const press = async (user: User, text: string) =>
  user.click(await screen.findByText(text, { selector: 'button, button *' }));
/** The dialog of a field. */
const openField = async (user: User, name: string) => {
  await user.click(await screen.findByLabelText(new RegExp(`^(Change|Send): ${name}$`)));
  return within(await screen.findByRole('dialog', { name }));
};
const choose = async (user: User, select: HTMLElement, option: string) => {
  await user.click(select);
  await user.click(await screen.findByRole('option', { name: option }));
};
const importFile = async (user: User, text: string) => {
  await screen.findByText('Import settings');
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('There is nothing to choose a file with.');
  await user.upload(input, new File([text], 'settings.json', { type: 'application/json' }));
};

test('a field goes into an attribute made in place with the right type; then it is said what is resent', async () => {
  const { server, user } = openMapping();

  const dialog = await openField(user, 'Number of orders');
  expect(dialog.getByText('For example: 3')).toBeTruthy();
  expect(dialog.getByDisplayValue('ORDER_COUNT')).toBeTruthy();
  await user.click(dialog.getByText('Create and use'));
  expect(await screen.findByText(/Saving this writes about 1,200 contacts again/)).toBeTruthy();
  await press(user, 'Save');

  expect(
    await screen.findByText(/About 1,200 contacts are written again, in about 3 min/),
  ).toBeTruthy();
  expect(server.bodiesOf('POST /api/brevo/attributes')).toEqual([
    { name: 'ORDER_COUNT', type: 'float' },
  ]);
  const customerMapping = [...NAMES, { source: 'orders_count', attribute: 'ORDER_COUNT' }];
  expect(server.bodiesOf('POST /api/mapping/preview')).toContainEqual({ customerMapping });
  expect(server.bodiesOf('PUT /api/settings')).toEqual([{ version: 4, customerMapping }]);
});

test('an attribute of another type is warned of in the dialog, above the table and in it', async () => {
  const { user } = openMapping();

  const dialog = await openField(user, 'Favourite café');
  await user.click(dialog.getByLabelText('An attribute that Brevo has'));
  await choose(
    user,
    dialog.getByRole('combobox', { name: 'Attribute in Brevo' }),
    'SCORE (number)',
  );
  expect(dialog.getByText(/of type number in Brevo/)).toBeTruthy();
  await user.click(dialog.getByText('Done'));

  expect(await screen.findByText(/of type number in Brevo/)).toBeTruthy();
  expect(screen.getByText('Type differs')).toBeTruthy();
});

test('a name that Brevo would refuse, one that exists and one that is taken are said before anything is made', async () => {
  const { server, user } = openMapping();
  const dialog = await openField(user, 'City');
  const name = dialog.getByLabelText('Name of the attribute');
  const tryName = async (text: string) => {
    await user.clear(name);
    await user.type(name, text);
    await user.click(dialog.getByText('Create and use'));
  };

  await tryName('9 lives');
  expect(dialog.getByText(/Brevo would refuse this name/)).toBeTruthy();
  await tryName('birthday');
  expect(dialog.getByText(/has an attribute of this name already/)).toBeTruthy();
  await user.click(dialog.getByLabelText('An attribute that Brevo has'));
  await choose(
    user,
    dialog.getByRole('combobox', { name: 'Attribute in Brevo' }),
    'FIRSTNAME (text)',
  );
  await user.click(dialog.getByText('Done'));
  expect(dialog.getByText('FIRSTNAME is filled by another field already.')).toBeTruthy();

  expect(server.bodiesOf('POST /api/brevo/attributes')).toEqual([]);
});

test('an attribute that Brevo would not make is told of in the dialog', async () => {
  const { server, user } = openMapping();
  server.refuse('POST /api/brevo/attributes', {
    code: 'brevo_rejected',
    message: 'Not like that.',
  });

  const dialog = await openField(user, 'City');
  await user.click(dialog.getByText('Create and use'));

  expect(await dialog.findByText('Not like that.')).toBeTruthy();
});

test('a field is taken out; who is greeted by name is warned of', async () => {
  const { server, user } = openMapping();

  const dialog = await openField(user, 'Last name');
  await user.click(dialog.getByLabelText('Nowhere: do not send it'));
  await user.click(dialog.getByText('Done'));

  expect(await screen.findByText(/greet people by name/)).toBeTruthy();
  await press(user, 'Save');
  await screen.findByText('Saved.');
  expect(server.settings.customerMapping).toEqual([NAMES[0]]);
});

test('fields are searched and filtered, and the address remembers it', async () => {
  const { router, user } = openMapping();
  const rows = () => screen.getAllByLabelText(/^(Change|Send): /);

  await user.type(await screen.findByLabelText('Search fields'), 'shoe');
  expect(rows()).toHaveLength(1);
  expect(router.state.location.search).toBe('?q=shoe');

  await user.clear(screen.getByLabelText('Search fields'));
  await choose(user, screen.getByRole('combobox', { name: 'Show' }), 'Computed');
  expect(rows()).toHaveLength(2);
  expect(router.state.location.search).toBe('?show=computed');
});

test('a preset fills the page and saves nothing by itself', async () => {
  const { server, user } = openMapping();

  await choose(
    user,
    await screen.findByRole('combobox', { name: 'Start from a preset' }),
    'Everything Every field of your store, each in an attribute.',
  );

  expect(await screen.findByText('FAVOURITE_CAFE')).toBeTruthy();
  expect(screen.getByText(/not saved/)).toBeTruthy();
  expect(server.bodiesOf('PUT /api/settings')).toEqual([]);
});

test('the settings are exported, and taken over again part by part', async () => {
  const { server, user } = openMapping();
  const blobs: Blob[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${blobs.push(blob)}`,
      revokeObjectURL: () => undefined,
    }),
  );
  await press(user, 'Export settings');
  const file = JSON.parse((await blobs[0]?.text()) ?? '');
  expect(file).toMatchObject({ format: 'pulsebridge-settings', store: { hash: 'abc123' } });

  file.store.hash = 'other';
  file.settings.quotaShare = 0.5;
  file.settings.lists.buyers = 77;
  file.settings.sync.orders = false;
  await importFile(user, JSON.stringify(file));
  const dialog = within(await screen.findByRole('dialog', { name: 'Take over settings' }));
  expect(dialog.getByText(/comes from another store/)).toBeTruthy();
  expect(dialog.getByLabelText<HTMLInputElement>('Lists').checked).toBe(false);
  await user.click(dialog.getByLabelText('What is synced'));
  await user.click(dialog.getByText('Take over'));

  expect(await screen.findByText('The settings from the file are saved.')).toBeTruthy();
  expect(server.bodiesOf('PUT /api/settings')).toEqual([{ version: 4, quotaShare: 0.5 }]);
});

test('a file that cannot be taken over says which field is wrong, and changes nothing', async () => {
  const { server, user } = openMapping();

  await importFile(user, '{"sync":{"orders":"yes"},"telepathy":true}');
  expect(
    await screen.findByText('sync.orders has a value that is not possible here.'),
  ).toBeTruthy();
  expect(screen.getByText('There is no field telepathy.')).toBeTruthy();
  await importFile(user, 'nonsense');
  expect(await screen.findByText(/it is not JSON/)).toBeTruthy();

  expect(server.bodiesOf('PUT /api/settings')).toEqual([]);
});

test('somebody else saved before a file is taken over: it is told, and can be done again', async () => {
  const { server, user } = openMapping();
  server.refuse('PUT /api/settings', { code: 'settings_changed', message: 'Changed.' });

  await importFile(user, '{"sync":{"orders":false}}');
  await press(user, 'Take over');
  await press(user, 'Load the newer settings');
  await press(user, 'Take over');

  expect(await screen.findByText('The settings from the file are saved.')).toBeTruthy();
  expect(server.settings.sync.orders).toBe(false);
});

test('a preview that fails leaves the table usable, and can be tried again', async () => {
  const { user } = openMapping((server) => {
    server.refuse('POST /api/mapping/preview', { code: 'not_found', message: 'No.' });
  });

  await press(user, 'Try again');

  expect(await screen.findByText('grace@example.com')).toBeTruthy();
});

test('before Brevo is connected, the page says what to do', async () => {
  openMapping((server) => {
    server.status = status({}, { state: 'not_connected' });
  });

  expect(await screen.findByText('Connect Brevo to see its attributes.')).toBeTruthy();
});
