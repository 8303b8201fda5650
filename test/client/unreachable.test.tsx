import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, type RouteObject } from 'react-router';
import { expect, test, vi } from 'vitest';
import { App } from '../../client/App.tsx';
import { ApiClient } from '../../client/api/api-client.ts';
import { createQueryClient } from '../../client/api/query-client.ts';
import { SessionKeeper } from '../../client/api/session-keeper.ts';
import { LANGUAGES } from '../../client/locales/i18n.ts';
import { routes } from '../../client/routes.tsx';
import { unloadableNotice } from '../../client/unloadable-notice.ts';
import { FakeServer } from './fake-server.ts';

/** The app with one page more, at `/frail`. */
function openWith(page: RouteObject) {
  new FakeServer();
  const session = new SessionKeeper();
  void session.open('code');
  const [root] = routes;
  if (!root?.children) throw new Error('The routes have a root.');
  const children = [{ ...page, path: 'frail' } as RouteObject, ...root.children];
  const router = createMemoryRouter([{ ...root, children } as RouteObject], {
    initialEntries: ['/help'],
  });
  const data = { api: new ApiClient(session), queries: createQueryClient() };
  render(<App {...data} onRetryOpening={() => undefined} router={router} session={session} />);
  return { router, user: userEvent.setup({ delay: null }) };
}

test.each([
  'Failed to fetch dynamically imported module: https://app.example/assets/FrailPage.js',
  'error loading dynamically imported module: https://app.example/assets/FrailPage.js',
  'Importing a module script failed.',
])('a page whose script does not arrive says so, and opens when it does (%s)', async (message) => {
  let isDown = true;
  const { router, user } = openWith({
    lazy: async () => {
      if (isDown) throw new TypeError(message);
      return { Component: () => 'Here at last' };
    },
  });
  await screen.findByRole('heading', { name: 'Help' });

  await router.navigate('/frail');
  await screen.findByRole('heading', { name: 'This page could not be fetched' });
  isDown = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByText('Here at last')).toBeTruthy();
});

test('a page whose script did not arrive opens by itself when the network is back', async () => {
  let isDown = true;
  const { router } = openWith({
    lazy: async () => {
      if (isDown) throw new TypeError('Importing a module script failed.');
      return { Component: () => 'Here at last' };
    },
  });
  await screen.findByRole('heading', { name: 'Help' });
  fireEvent.offline(window);
  await router.navigate('/frail');
  await screen.findByRole('heading', { name: 'This page could not be fetched' });

  isDown = false;
  fireEvent.online(window);

  expect(await screen.findByText('Here at last')).toBeTruthy();
});

test('a page that stumbles is left for one that works', async () => {
  // React reports what it caught.
  const report = vi.spyOn(console, 'error').mockReturnValue();
  const { router, user } = openWith({
    lazy: async () => ({
      Component: () => {
        throw new Error('A mistake of ours.');
      },
    }),
  });
  await screen.findByRole('heading', { name: 'Help' });

  await router.navigate('/frail');
  await screen.findByRole('heading', { name: 'This page stumbled' });
  report.mockRestore();
  await user.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('heading', { name: 'Set up Brevo' })).toBeTruthy();
});

test('without any words the page still says what happened, in every language', () => {
  const lines = [...unloadableNotice().querySelectorAll('p')];

  expect(lines.map(({ lang }) => lang)).toEqual(LANGUAGES);
  expect(lines.every(({ textContent }) => /Apps/.test(textContent ?? ''))).toBe(true);
});
