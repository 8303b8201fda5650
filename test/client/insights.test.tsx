import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { noteOf } from '../../server/contract/insight-notes.ts';
import type { InsightRunDetail } from '../../server/contract/insights.ts';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { insightRun, MAVERA } from './sample-insights.ts';

const CHANNELS = '/insights/channels';

function openInsights(path: string, arrange?: (server: FakeServer) => void) {
  const server = new FakeServer();
  server.status.mavera = MAVERA;
  arrange?.(server);
  return { server, ...openApp(path) };
}

type User = ReturnType<typeof openApp>['user'];
const press = async (user: User, name: string) =>
  user.click(await screen.findByRole('button', { name }));

/** A run that is not over, as the page of channels shows it. */
const live = (run: Partial<InsightRunDetail>) => (server: FakeServer) => {
  const id = 'insight-live';
  server.insights.runs = [insightRun({ id, result: null, finishedAt: null, ...run })];
};

test('Mavera is connected in place: a refused key says why, one that works shows the credits', async () => {
  const { server, user } = openInsights('/insights', (shop) => {
    shop.status.mavera = { state: 'not_connected' };
    const message = 'No.';
    shop.refuse('PUT /api/connections/mavera', { code: 'mavera_plan_ended', message });
  });
  const key = await screen.findByLabelText('API key');

  await press(user, 'Check and connect');
  expect(await screen.findByText(/begins with “mvra_live_”/)).toBeTruthy();
  await user.type(key, 'mvra_live_0123456789');
  await press(user, 'Check and connect');
  expect(await screen.findByText(/subscription has ended/)).toBeTruthy();
  await press(user, 'Check and connect');

  expect(await screen.findByText('4,956')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Channel strategy' })).toBeTruthy();
  expect(server.bodiesOf('PUT /api/connections/mavera')).toEqual([
    { apiKey: 'mvra_live_0123456789' },
    { apiKey: 'mvra_live_0123456789' },
  ]);
});

test('home says what was found last, what goes on, what failed and what alarms', async () => {
  openInsights('/insights', (server) => {
    server.insights.alert = { code: 'of_tomorrow', message: 'The score fell.', params: {} };
    const broken = { code: 'answer_cut_off', message: 'It broke off.' };
    server.insights.runs = [
      insightRun({ id: 'live', kind: 'personas', state: 'running', phase: 'making', result: null }),
      insightRun({ id: 'failed', kind: 'brand_health', state: 'failed', problem: broken }),
      insightRun(),
    ];
  });

  expect(await screen.findByText('80% of revenue, 75% of the budget suggested')).toBeTruthy();
  expect(screen.getByText('The score fell.')).toBeTruthy();
  expect(await screen.findByText('Making personas')).toBeTruthy();
  expect(await screen.findByText(/answer broke off in the middle/)).toBeTruthy();
});

test('a run is started once its price and its very words were seen', async () => {
  const { server, user } = openInsights(CHANNELS);

  await press(user, 'Run now');
  const dialog = within(await screen.findByRole('dialog', { name: /does and costs/ }));
  expect(await dialog.findByText('10 to 75 credits')).toBeTruthy();
  expect(dialog.getByText(/fewer than 10 orders: Amazon \(3\)/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: /exactly what would be sent/ }));
  expect(dialog.getByText(/"message": "Work out a strategy."/)).toBeTruthy();
  expect(server.bodiesOf('POST /api/insights/jobs/channel_strategy/run')).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Start this run' }));

  expect(await screen.findByText(/Waiting for Mave’s advice/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Run now' })).toBeNull();
  expect(document.activeElement?.textContent).toBe('Run in progress');
});

test.each([
  ['no order is known', { blocked: noteOf('no_orders') }, /Sync the orders first/],
  [
    'a ceiling would be passed',
    { problem: { code: 'ceiling_month', message: 'No.', needed: 85, remaining: 12 } },
    /85 credits are needed\. 12 are left\./,
  ],
])('a run that could only wait cannot be started: %s', async (_name, change, words) => {
  const { user } = openInsights(CHANNELS, ({ insights }) => {
    insights.dryRun = { ...insights.dryRun, ...change };
  });

  await press(user, 'Dry run');

  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Start this run' })).toHaveProperty('disabled', true);
});

test('a question of Mave is answered on the page, and never with an address', async () => {
  const question = { text: 'What is **the goal**?', askedAt: '2026-11-21T09:01:00Z' };
  const { server, user } = openInsights(CHANNELS, live({ state: 'asking', question }));
  expect((await screen.findByText('the goal')).tagName).toBe('STRONG');

  const field = screen.getByLabelText('Your answer');
  await user.type(field, 'ask ada@example.com');
  await press(user, 'Send the answer');
  expect(await screen.findByText(/without e-mail addresses/)).toBeTruthy();
  await user.clear(field);
  await user.type(field, 'More revenue.');
  await press(user, 'Send the answer');

  expect(await screen.findByText(/Waiting for Mave’s|Turning the advice/)).toBeTruthy();
  expect(server.bodiesOf('POST /api/insights/runs/insight-live/answer')).toEqual([
    { text: 'More revenue.' },
  ]);
});

test('what costs much is made only for what was ticked, at the price that was shown', async () => {
  const items = ['new', 'vip'].map((name) => ({ name, people: 30, credits: 300 }));
  const proposal = { items, credits: 600 };
  const question = { text: 'Make?', askedAt: '2026-11-21T09:01:00Z', proposal };
  const { server, user } = openInsights(
    '/insights/personas',
    live({ kind: 'personas', state: 'asking', question }),
  );

  expect(await screen.findByText('Together: 0 credits')).toBeTruthy();
  await user.click(screen.getByLabelText('vip'));
  expect(screen.getByText('Together: 300 credits')).toBeTruthy();
  await press(user, 'Make 1 persona');

  await screen.findByRole('progressbar');
  expect(server.bodiesOf('POST /api/insights/runs/insight-live/confirm')).toEqual([
    { names: ['vip'], credits: 300 },
  ]);
});

test.each([
  [
    {
      state: 'waiting',
      problem: { code: 'mavera_credits_short', message: '', needed: 75, remaining: 3 },
    },
    /75 credits are needed\. 3 are left\./,
    'Go on',
    { repeatUnsure: false },
  ],
  [
    {
      state: 'unsure',
      problem: { code: 'payment_unsure', message: '', needed: 75, remaining: null },
    },
    /nothing tells whether it was paid/,
    'Make the call again, even if it is paid twice',
    { repeatUnsure: true },
  ],
] as const)(
  'a run that is $state says what it needs, and goes on',
  async (run, words, button, body) => {
    const { server, user } = openInsights(CHANNELS, live(run));
    expect(await screen.findByText(words)).toBeTruthy();

    await press(user, button);

    await screen.findByRole('progressbar');
    expect(server.bodiesOf('POST /api/insights/runs/insight-live/resume')).toEqual([body]);
  },
);

test('a run is cancelled after asking, and what was paid is said', async () => {
  const { user } = openInsights(CHANNELS, live({ state: 'running' }));

  await press(user, 'Cancel run');
  const dialog = within(await screen.findByRole('dialog', { name: 'Cancel this run?' }));
  await user.click(dialog.getByRole('button', { name: 'Cancel run' }));

  expect(await screen.findByText(/was cancelled .*, after 44 credits/)).toBeTruthy();
});

test('a cost that nobody knows is said to be at most so much, in the history and of the month', async () => {
  const arrange = (server: FakeServer) => {
    const unknown = { spent: 75, isSpentAtMost: true };
    server.insights.runs = [insightRun({ state: 'cancelled', result: null, ...unknown })];
    server.insights.isSpentAtMost = true;
  };
  openInsights(`${CHANNELS}/history`, arrange);
  expect(await screen.findByText('at most 75 credits')).toBeTruthy();

  cleanup();
  openInsights('/insights/credits', arrange);
  expect(await screen.findByText(/^At most: what Mavera did not tell/)).toBeTruthy();
});

test('a run that failed says why, in the words of the page', async () => {
  const problem = {
    ...noteOf('channels_too_small', { min: 10, days: 90 }),
    code: 'channels_too_small',
  };
  openInsights(CHANNELS, (server) => {
    server.session.user.locale = 'nl-NL';
    server.insights.runs = [insightRun({ state: 'failed', problem, result: null, spent: 1 })];
  });

  expect(await screen.findByText(/is op .* mislukt, na 1 credit\./)).toBeTruthy();
  expect(screen.getByText(/Geen enkel kanaal heeft 10 bestellingen/)).toBeTruthy();
});

test('settings are saved from their version; what is no number is not', async () => {
  const { server, user } = openInsights(`${CHANNELS}/settings`);
  const days = await screen.findByLabelText('Days to look back');
  const SAVE = 'PUT /api/insights/jobs/channel_strategy';

  await user.clear(days);
  await press(user, 'Save');
  expect(await screen.findByText(/It says where/)).toBeTruthy();
  expect(screen.getByText('Enter a number from 7 to 730.')).toBeTruthy();
  expect(server.bodiesOf(SAVE)).toEqual([]);
  await user.type(days, '30');
  await user.click(screen.getByRole('switch', { name: /Also run/ }));
  await press(user, 'Save');

  await screen.findByText('Saved.');
  expect(server.bodiesOf(SAVE)).toMatchObject([
    { version: 3, options: { days: 30 }, triggers: { isOn: true } },
  ]);
});

test.each([
  ['brand-health', 'Who reads the reviews', 'brand_health'],
  ['channels', 'Who turns the advice into cards', 'channel_strategy'],
])('who answers is chosen among the personas of the account (%s)', async (page, label, kind) => {
  const { server, user } = openInsights(`/insights/${page}/settings`);
  const choice = await screen.findByRole<HTMLInputElement>('combobox', { name: label });
  await waitFor(() => expect(choice.value).toBe('Chosen by the app: E-commerce Analyst'));

  await user.click(choice);
  await user.click(await screen.findByRole('option', { name: 'Acme · VIPs (your own)' }));
  await press(user, 'Save');

  await screen.findByText('Saved.');
  expect(server.bodiesOf(`PUT /api/insights/jobs/${kind}`)).toMatchObject([
    { options: { personaId: 'own' } },
  ]);
});

test('a persona that was chosen and is gone is said to be', async () => {
  openInsights(`${CHANNELS}/settings`, ({ insights }) => {
    const job = insights.jobs.get('channel_strategy');
    if (job) job.options = { ...job.options, personaId: 'deleted' };
  });

  const gone = 'No longer in your account: the app chooses';
  expect(await screen.findByDisplayValue(gone)).toBeTruthy();
});

test('ceilings are saved, and somebody who saved first is not overwritten', async () => {
  const { server, user } = openInsights('/insights/credits', (shop) => {
    const code = 'settings_changed';
    shop.refuse('PUT /api/insights/settings', { code, message: 'Changed.' });
  });
  const ceiling = await screen.findByLabelText('Most credits for one run');

  await user.clear(ceiling);
  await user.type(ceiling, '90');
  await press(user, 'Save');
  await press(user, 'Save my changes over theirs');

  await screen.findByText('Saved.');
  expect(server.insights.settings).toMatchObject({ perRunCeiling: 90, perMonthCeiling: 500 });
});
