import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Failure } from '../../server/contract/failure.ts';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { failure } from './sample-data.ts';

function troubled(locale = 'en-US'): FakeServer {
  const server = new FakeServer();
  server.session.user.locale = locale;
  const product = { resource: 'products', reason: 'item_refused' } as const;
  server.failures = [
    failure({ id: '1' }),
    ...[2, 3].map((id) => failure({ id: String(id), entityId: String(100 + id), ...product })),
  ];
  return server;
}

const causes = () => screen.findByRole('table', { name: 'What went wrong' });
const records = () => screen.findByRole('table', { name: 'Records' });
const rowOf = async (name: RegExp) => within(await records()).findByRole('row', { name });

test('each cause stands once, in words, with how many records of a kind have it', async () => {
  troubled();
  openApp('/activity');

  const [, ...rows] = within(await causes()).getAllByRole('row');

  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(
      /^Refused by Brevo.*without naming a field.*Look at its name.*2 products/,
    ),
    expect.stringMatching(/^E-mail address is not valid.*Correct the address.*1 customer/),
  ]);
});

test('a cause leads to its records, whose address can be shared, and to the control panel', async () => {
  troubled();
  const { user, router } = openApp('/activity');

  await user.click(
    await screen.findByRole('link', { name: /^Show the records: Refused by Brevo/ }),
  );

  const heading = await screen.findByRole('heading', { name: 'Records: Refused by Brevo' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(router.state.location.search).toBe(
    '?resource=products&reason=item_refused&severity=failed',
  );
  await waitFor(async () =>
    expect(within(await records()).queryByRole('link', { name: /Customer/ })).toBeNull(),
  );
  const link = within(await records()).getByRole('link', { name: /^Product 102/ });
  expect(link.getAttribute('target')).toBe('_blank');
});

test('one record, or all of a cause, is tried again', async () => {
  const server = troubled();
  const { user } = openApp('/activity');

  await user.click(await screen.findByRole('button', { name: 'Retry: Customer 42' }));
  expect(await screen.findByText('1 record is being tried again.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Retry all: Refused by Brevo, 2 products' }));

  await waitFor(() =>
    expect(server.bodiesOf('POST /api/failures/retry')).toEqual([
      { ids: ['1'] },
      { reason: 'item_refused', resource: 'products', severity: 'failed' },
    ]),
  );
});

test('what is ignored leaves the list at once, and comes back with Undo', async () => {
  troubled();
  const { user } = openApp('/activity');

  await user.click(await screen.findByRole('button', { name: 'Ignore: Customer 42' }));
  expect(await screen.findByText('1 record is ignored.')).toBeTruthy();
  expect(within(await records()).queryByRole('row', { name: /Customer 42/ })).toBeNull();
  const show = screen.getByRole('combobox', { name: 'Show' });
  await waitFor(() => expect(show).toHaveProperty('value', 'Needs a look (2)'));

  await user.click(screen.getByRole('button', { name: 'Undo' }));

  expect(await rowOf(/Customer 42/)).toBeTruthy();
  expect(screen.getByText('1 record is no longer ignored.')).toBeTruthy();
});

test('by keyboard one stays in the table while its rows go away', async () => {
  troubled();
  const { user } = openApp('/activity');

  (await screen.findByRole('button', { name: 'Ignore: Product 102' })).focus();
  await user.keyboard('{Enter}');
  await screen.findByText('1 record is ignored.');
  const next = screen.getByRole('button', { name: 'Ignore: Product 103' });
  await waitFor(() => expect(document.activeElement).toBe(next));
  const undo = screen.getByRole('button', { name: 'Undo' });
  undo.focus();
  await user.keyboard('{Enter}');

  await screen.findByText('1 record is no longer ignored.');
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/no longer ignored/));
});

test('the second click of a double click leaves the row alone that has come under the pointer', async () => {
  const server = troubled();
  const { user } = openApp('/activity');

  await user.click(await screen.findByRole('button', { name: 'Ignore: Customer 42' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Ignore: Product 102' }), {
    detail: 2,
  });
  fireEvent.click(screen.getByRole('button', { name: /^Ignore all: Refused/ }), { detail: 2 });

  expect(await screen.findByText('1 record is ignored.')).toBeTruthy();
  expect(server.bodiesOf('POST /api/failures/ignore')).toEqual([{ ids: ['1'] }]);
});

test('what cannot be done is said, and the row is there again', async () => {
  const server = troubled();
  server.refuse('POST /api/failures/ignore', 'no answer');
  const { user } = openApp('/activity');

  await user.click(await screen.findByRole('button', { name: 'Ignore: Customer 42' }));

  expect((await screen.findByRole('alert')).textContent).toMatch(/could not be reached/);
  expect(await rowOf(/Customer 42/)).toBeTruthy();
});

test('a record that is being tried again says so instead of offering it', async () => {
  const server = troubled();
  server.failures = [failure({ id: '1', isRetrying: true })];
  openApp('/activity');

  const row = await rowOf(/Customer 42/);

  expect(within(row).getByText('Trying again')).toBeTruthy();
  expect(within(row).queryByRole('button')).toBeNull();
});

test('a cart, which has no page, says what its link opens', async () => {
  const server = troubled();
  const cart: Partial<Failure> = { resource: 'carts', reason: 'cart_refused', opens: 'customer' };
  server.failures = [failure({ ...cart, entityId: '3f2a9c10-77aa-4b1c-9f00-1234567890ab' })];
  openApp('/activity');

  const row = await rowOf(/Cart 3f2a9c10…/);

  expect(row.textContent).toMatch(/Opens its customer/);
});

test('many records come page by page', async () => {
  const server = troubled();
  server.failures = Array.from({ length: 60 }, (_, nth) =>
    failure({ id: String(nth + 1), entityId: String(1_000 + nth) }),
  );
  const { user } = openApp('/activity');
  const shown = async () => within(await records()).getAllByRole('row').length - 1;
  expect(await shown()).toBe(25);

  await user.click(screen.getByRole('button', { name: 'Next page' }));
  await rowOf(/Customer 1025/);
  await user.click(screen.getByRole('button', { name: 'Next page' }));
  await rowOf(/Customer 1050/);
  expect(await shown()).toBe(10);
  expect(screen.getByRole('button', { name: 'Next page' })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('button', { name: 'Previous page' }));

  expect(await rowOf(/Customer 1025/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Previous page' }));
  await rowOf(/Customer 1000/);
  const next = screen.getByRole('button', { name: 'Next page' });
  await waitFor(() => expect(document.activeElement).toBe(next));
});

test('the table is downloaded in the language of the page', async () => {
  const server = troubled('nl-NL');
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:csv' }));
  const { user } = openApp('/activity?resource=products');

  await user.click(await screen.findByRole('button', { name: 'CSV downloaden' }));

  await waitFor(() => expect(click).toHaveBeenCalledOnce());
  expect(server.queriesOf('GET /api/failures/csv')).toEqual([
    'state=open&resource=products&language=nl',
  ]);
});

test('a store without problems says so, and a page that cannot be read can be tried again', async () => {
  const server = troubled();
  server.failures = [];
  server.refuse('GET /api/failures/causes', { code: 'not_found', message: 'Gone.' });
  const { user } = openApp('/activity');

  await user.click(await screen.findByRole('button', { name: 'Try again' }));

  expect(await screen.findByText('Nothing needs a look.')).toBeTruthy();
});
