import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { findViolations } from './find-violations.ts';
import { openApp } from './open-app.tsx';
import { HEALTH, insightRun, MAVERA, PERSONAS } from './sample-insights.ts';

type User = ReturnType<typeof openApp>['user'];

interface State {
  name: string;
  path: string;
  arrange?: (server: FakeServer) => void;
  act?: (user: User) => Promise<void>;
  /** Something that is only there once the page is in this state. */
  shows: RegExp;
}

const clickOn = (name: string) => async (user: User) =>
  user.click(await screen.findByRole('button', { name }));
const inDutch = ({ session }: FakeServer) => {
  session.user.locale = 'nl-NL';
};
const ASKED = '2026-11-21T09:01:00Z';

const STATES: State[] = [
  {
    name: 'connecting Mavera, with half a key',
    path: '/insights',
    arrange: (server) => {
      server.status.mavera = { state: 'not_connected' };
      server.insights.runs = [];
    },
    act: clickOn('Check and connect'),
    shows: /begins with “mvra_live_”/,
  },
  {
    name: 'home, with a key that is refused, in Dutch',
    path: '/insights',
    arrange: (server) => {
      inDutch(server);
      const problem = { code: 'mavera_key_rejected', message: '' };
      server.status.mavera = { ...MAVERA, state: 'attention', problem };
    },
    shows: /van het budget voorgesteld/,
  },
  { name: 'a strategy', path: '/insights/channels?run=new&with=old', shows: /A strategy/ },
  {
    name: 'brand health, in Dutch',
    path: '/insights/brand-health',
    arrange: inDutch,
    shows: /71,5/,
  },
  { name: 'personas', path: '/insights/personas', shows: /320 people, 64%/ },
  { name: 'history', path: '/insights/channels/history', shows: /The last 20 runs/ },
  {
    name: 'what would be sent',
    path: '/insights/channels',
    act: clickOn('Dry run'),
    shows: /Work out a strategy/,
  },
  {
    name: 'a proposal that waits',
    path: '/insights/personas',
    arrange: ({ insights }) => {
      const items = [{ name: 'Lindgren · new', people: 30, credits: 300 }];
      const question = { text: 'Make?', askedAt: ASKED, proposal: { items, credits: 300 } };
      insights.runs = [insightRun({ kind: 'personas', state: 'asking', question, result: null })];
    },
    shows: /Together: 0 credits/,
  },
  {
    name: 'too few credits',
    path: '/insights/channels',
    arrange: ({ insights }) => {
      const problem = { code: 'mavera_credits_short', message: '', needed: 75, remaining: 3 };
      insights.runs = [insightRun({ state: 'waiting', problem, result: null })];
    },
    shows: /3 are left/,
  },
  {
    name: 'settings of personas, counted, in Dutch',
    path: '/insights/personas/settings',
    arrange: inDutch,
    act: clickOn('Segmenten tellen'),
    shows: /2 segmenten/,
  },
  {
    name: 'settings of brand health, with a number that is none',
    path: '/insights/brand-health/settings',
    act: async (user) => user.clear(await screen.findByLabelText('Most reviews to read')),
    shows: /from 10 to 2,000/,
  },
  { name: 'cohorts in Brevo', path: '/insights/personas/brevo', shows: /Where cohorts begin/ },
  { name: 'credits and ceilings', path: '/insights/credits', shows: /Spent here this month/ },
];

test.each(STATES)('axe finds nothing: $name', async ({ path, arrange, act, shows }) => {
  const server = new FakeServer();
  server.status.mavera = MAVERA;
  server.insights.runs = [
    insightRun({ id: 'health', kind: 'brand_health', result: HEALTH }),
    insightRun({ id: 'personas', kind: 'personas', result: PERSONAS }),
    insightRun({ id: 'new' }),
    insightRun({ id: 'old' }),
  ];
  arrange?.(server);
  const { user } = openApp(path);
  await act?.(user);
  await screen.findAllByText(shows);

  expect(await findViolations()).toEqual([]);
});
