import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { ApiClient } from '../../client/api/api-client.ts';
import { SessionKeeper } from '../../client/api/session-keeper.ts';
import { takeCode } from '../../client/api/take-code.ts';
import { Status } from '../../server/contract/status.ts';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { session as sampleSession } from './sample-data.ts';

const EXPIRED = { code: 'session_expired', message: 'The session has expired.' };
const UNKNOWN = { code: 'unauthenticated', message: 'Who is asking?' };

async function openSession() {
  const server = new FakeServer();
  const session = new SessionKeeper();
  await session.open('code');
  return { server, session, api: new ApiClient(session) };
}

test('the one-time code leaves the address bar at once, and the deep link stays', () => {
  window.history.replaceState(null, '', '/settings?tab=1#code=abc');

  const code = takeCode(window);

  expect(code).toBe('abc');
  expect(window.location.href).toMatch(/\/settings\?tab=1$/);
});

test('an expired session is renewed once and the call made again with the new token', async () => {
  const { server, api } = await openSession();
  server.session = sampleSession({ token: 'token-2' });
  server.refuse('GET /api/status', EXPIRED);

  await api.get('/api/status', { schema: Status });

  expect(server.received.map(({ call, token }) => [call, token])).toEqual([
    ['POST /api/session', undefined],
    ['GET /api/status', 'token-1'],
    ['POST /api/session/renew', 'token-1'],
    ['GET /api/status', 'token-2'],
  ]);
});

test('several calls that find the session expired share one renewal', async () => {
  const { server, api } = await openSession();
  server.refuse('GET /api/status', EXPIRED, 3);

  await Promise.all([1, 2, 3].map(() => api.get('/api/status', { schema: Status })));

  expect(server.bodiesOf('POST /api/session/renew')).toHaveLength(1);
});

test('a session that cannot be renewed ends', async () => {
  const { server, session, api } = await openSession();
  server.refuse('GET /api/status', EXPIRED);
  server.refuse('POST /api/session/renew', UNKNOWN);

  await expect(api.get('/api/status', { schema: Status })).rejects.toThrow();

  expect(session.state).toEqual({ name: 'ended', reason: 'expired' });
});

test('a call that the server does not know the caller of ends the session without a renewal', async () => {
  const { server, session, api } = await openSession();
  server.refuse('GET /api/status', UNKNOWN);

  await expect(api.get('/api/status', { schema: Status })).rejects.toThrow();

  expect(session.state).toEqual({ name: 'ended', reason: 'expired' });
  expect(server.bodiesOf('POST /api/session/renew')).toHaveLength(0);
});

test('the session is renewed before it expires', async () => {
  vi.useFakeTimers();
  const { server } = await openSession();

  await vi.advanceTimersByTimeAsync(47 * 60_000);
  expect(server.bodiesOf('POST /api/session/renew')).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(server.bodiesOf('POST /api/session/renew')).toHaveLength(1);

  vi.useRealTimers();
});

test('an answer of another shape is an error, not a half-read object', async () => {
  const { server, api } = await openSession();
  server.refuse('GET /api/status', 'nonsense');

  const answer = api.get('/api/status', { schema: z.object({ connected: z.boolean() }) });

  await expect(answer).rejects.toMatchObject({ code: 'unreadable_answer', isTransient: true });
});

test('without a code the page asks to be opened from Apps', async () => {
  new FakeServer();

  openApp('/', { code: null });

  expect(await screen.findByRole('heading', { name: /open the app from Apps/ })).toBeTruthy();
});

test('a used or forged code leads to the page for ended sessions', async () => {
  const server = new FakeServer();
  server.refuse('POST /api/session', UNKNOWN);

  openApp();

  expect(await screen.findByRole('heading', { name: 'Your session has ended' })).toBeTruthy();
});

test('when the server is away at opening, the same code can be tried again', async () => {
  const server = new FakeServer();
  server.refuse('POST /api/session', 'no answer');
  const { user } = openApp();

  await user.click(await screen.findByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('heading', { name: 'Set up Brevo' })).toBeTruthy();
});

test('a session that ends while a page is open takes the page away', async () => {
  const server = new FakeServer();
  const { user } = openApp('/settings/synced');
  await user.click(await screen.findByRole('switch', { name: 'Orders' }));
  server.refuse('PUT /api/settings', EXPIRED);
  server.refuse('POST /api/session/renew', UNKNOWN);

  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByRole('heading', { name: 'Your session has ended' })).toBeTruthy();
});

test('leaving the control panel signs out of the app and tells the server', async () => {
  const server = new FakeServer();
  const { session } = openApp();
  await screen.findByRole('heading', { name: 'Set up Brevo' });

  await session.signOut();

  expect(await screen.findByRole('heading', { name: 'You are signed out' })).toBeTruthy();
  expect(server.received.at(-1)).toMatchObject({ call: 'DELETE /api/session', token: 'token-1' });
});

test('an unknown address is told apart and leads home', async () => {
  new FakeServer();
  const { user } = openApp('/nothing/here');

  await user.click(await screen.findByRole('link', { name: 'Go to the overview' }));

  expect(await screen.findByRole('heading', { name: 'Set up Brevo' })).toBeTruthy();
});
