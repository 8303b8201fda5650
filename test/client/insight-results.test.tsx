import { screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { expect, test, vi } from 'vitest';
import { toHealthSheet } from '../../client/pages/insights/brand-health/to-health-sheet.ts';
import { toStrategySheet } from '../../client/pages/insights/channels/to-strategy-sheet.ts';
import { toSegmentSheet } from '../../client/pages/insights/personas/to-segment-sheet.ts';
import { FakeServer } from './fake-server.ts';
import { openApp } from './open-app.tsx';
import { MAPPING } from './sample-data.ts';
import { HEALTH, insightRun, MAVERA, PERSONAS, STRATEGY } from './sample-insights.ts';

function openResult(path: string, arrange?: (server: FakeServer) => void) {
  const server = new FakeServer();
  server.status.mavera = MAVERA;
  server.insights.runs = [
    insightRun({ kind: 'brand_health', id: 'health', result: HEALTH }),
    insightRun({ kind: 'personas', id: 'personas', result: PERSONAS }),
    insightRun({ id: 'new' }),
    insightRun({ id: 'old', finishedAt: '2026-10-21T09:03:00Z' }),
  ];
  arrange?.(server);
  return { server, ...openApp(path) };
}

test('a strategy shows computed figures beside what Mavera suggests', async () => {
  openResult('/insights/channels');

  const table = await screen.findByRole('table', { name: 'The figures' });
  expect(within(table).getAllByText(/: Ember Boots \(6\)$/)).toHaveLength(2);
  // Where it is wider than the page, it scrolls by keyboard.
  expect(table.closest('figure')?.tabIndex).toBe(0);
  expect(screen.getByText('75% of the budget')).toBeTruthy();
  expect(screen.getAllByText('$60,712.88 (80%)').length).toBeGreaterThan(1);
  expect(screen.getByText(/added up to 140% and were scaled/)).toBeTruthy();
  expect(screen.getByText(/its channel does not exist/)).toBeTruthy();
  expect(screen.getByText(/fewer than 10 orders: Amazon \(3\)/)).toBeTruthy();
});

test.each(['/insights/channels', '/insights/personas'])(
  'a result of some of the orders says so for good (%s)',
  async (path) => {
    openResult(path, ({ session, insights }) => {
      session.user.locale = 'nl-NL';
      insights.runs = [
        insightRun({ result: { ...STRATEGY, ordersSoFar: 1_200 } }),
        insightRun({
          kind: 'personas',
          id: 'personas',
          result: { ...PERSONAS, ordersSoFar: 1_200 },
        }),
      ];
    });

    expect(await screen.findByText(/er zijn 1\.200 bestellingen bekend/)).toBeTruthy();
  },
);

test('a strategy names the channels that no card came for, and says when none came at all', async () => {
  const cards = STRATEGY.cards.slice(0, 1);
  const { router } = openResult('/insights/channels', ({ insights }) => {
    const none = { cards: [], inventedCards: 2, cardsProblem: 'x', cardsFault: 'breaks_schema' };
    insights.runs = [
      insightRun({ id: 'new', result: { ...STRATEGY, cards } }),
      insightRun({ id: 'old', result: { ...STRATEGY, ...none } }),
    ];
  });

  expect(await screen.findByText(/suggests no budget, for: =Trade/)).toBeTruthy();
  await router.navigate('/insights/channels?run=old');

  expect(await screen.findByText(/No cards could be made/)).toBeTruthy();
  expect(screen.getByText(/2 cards were left out/)).toBeTruthy();
});

test('a stranger’s Markdown is shown without HTML, pictures or links that run something', async () => {
  openResult('/insights/channels');

  expect((await screen.findByText('trust')).tagName).toBe('STRONG');
  const link = screen.getByRole('link', { name: /^good/ });
  expect(link).toMatchObject({ target: '_blank', rel: 'noopener noreferrer' });
  expect(screen.queryByRole('link', { name: /bad|A trap/ })).toBeNull();
  expect(screen.getByText('A trap')).toBeTruthy();
  expect(document.querySelector('#raw, img[src*="spy"], img[src="x"]')).toBeNull();
  expect(document.body.innerHTML).not.toContain('javascript:');
});

test('a result is compared with another one that was chosen, and an old one leads to the latest', async () => {
  const { user, router } = openResult('/insights/channels');

  await user.click(await screen.findByRole('combobox', { name: /Compare with/ }));
  await user.click((await screen.findAllByRole('option'))[0] as HTMLElement);
  const changes = await screen.findByRole('table', { name: /What has changed/ });
  expect(within(changes).getByText('70%')).toBeTruthy();
  expect(within(changes).getByText('$50,000.00')).toBeTruthy();
  expect(router.state.location.search).toBe('?run=new&with=old');

  await user.click(screen.getByRole('link', { name: 'History' }));
  const old = await screen.findAllByRole('link', { name: /^See result: / });
  await user.click(old[1] as HTMLElement);
  expect(await screen.findByRole('link', { name: 'Go to the latest result' })).toBeTruthy();
});

test('brand health shows the score, quotes as they were written, and products in the control panel', async () => {
  openResult('/insights/brand-health');

  expect(await screen.findByText('71.5 of 100')).toBeTruthy();
  expect(screen.getByText(/fell by 8.5 points, from 80 to 71.5/)).toBeTruthy();
  const quote = screen.getByText('المقاس صغير جدا <script>');
  expect(quote.getAttribute('dir')).toBe('auto');
  const [product] = screen.getAllByRole('link', { name: /Ember Boots/ });
  expect(product).toHaveProperty(
    'href',
    'https://store-abc123.mybigcommerce.com/manage/products/edit/77',
  );
  expect(screen.getByText(/1 of 3 batches/)).toBeTruthy();
});

test('brand health looks at some products only, if they are ticked', async () => {
  const { server, user } = openResult('/insights/brand-health/settings');

  await user.click(await screen.findByLabelText('Ember Boots'));
  expect(screen.getByText(/Only the 1 product/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await screen.findByText('Saved.');
  expect(server.bodiesOf('PUT /api/insights/jobs/brand_health')).toMatchObject([
    { options: { productIds: [77], days: 365 } },
  ]);
});

test('a segment says how many people it has, its list in Brevo, and what was left out and why', async () => {
  openResult('/insights/personas', ({ settings, insights }) => {
    const [segment] = PERSONAS.segments;
    const vip = { key: 'cohort=vip', value: 'vip', people: 9, personaId: null };
    const segments = [...PERSONAS.segments, ...(segment ? [{ ...segment, ...vip }] : [])];
    const result = { ...PERSONAS, segments };
    insights.runs = [insightRun({ kind: 'personas', id: 'personas', result })];
    Object.assign(settings.lists, { cohortNew: 12, cohortVip: 14 });
  });

  expect(await screen.findByText('320 people, 64%')).toBeTruthy();
  expect(await screen.findByText('Brevo list: Customers')).toBeTruthy();
  // A cohort without a persona has its list all the same.
  expect(screen.getByText('Brevo list: 14')).toBeTruthy();
  expect(screen.getByText('Sport: Ski')).toBeTruthy();
  expect(screen.getByText('Not made yet')).toBeTruthy();
  const leftOut = within(screen.getByRole('table', { name: 'Left out' }));
  expect(leftOut.getByText('Fewer than 20 people')).toBeTruthy();
  expect(leftOut.getByText('Nickname')).toBeTruthy();
});

test('cohorts get their lists and rules in Brevo; a VIP needs more orders than a returning customer', async () => {
  const { server, user } = openResult('/insights/personas/brevo');
  const vip = await screen.findByLabelText('VIP from so many orders');

  await user.clear(vip);
  await user.type(vip, '2');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/needs more orders/)).toBeTruthy();
  expect(server.bodiesOf('PUT /api/settings')).toEqual([]);
  await user.type(vip, '0');
  await user.click(screen.getByRole('switch', { name: 'Persona' }));
  await user.click(screen.getByRole('combobox', { name: 'List of VIPs' }));
  await user.click(await screen.findByRole('option', { name: /Customers/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await screen.findByText('Saved.');
  expect(server.bodiesOf('PUT /api/settings')).toMatchObject([
    {
      ...{ cohorts: { vipOrders: 20 }, lists: { cohortVip: 12 } },
      customerMapping: [...MAPPING, { source: 'persona', attribute: 'PERSONA' }],
    },
  ]);
});

test('a result is taken along as a sheet that no spreadsheet runs, and as JSON', async () => {
  const blobs: Blob[] = [];
  const createObjectURL = (blob: Blob) => `blob:${blobs.push(blob)}`;
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL }));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  const { user } = openResult('/insights/channels');

  await user.click(await screen.findByRole('button', { name: 'Save as CSV' }));
  await user.click(screen.getByRole('button', { name: 'Save as JSON' }));

  const [sheet, json] = await Promise.all(blobs.map((blob) => blob.text()));
  expect(sheet).toContain("'=Trade,USD,60712.88,19.9,19,906.16,,6 × Ember Boots,25,Price lists.");
  expect(JSON.parse(json ?? '')).toMatchObject({ id: 'new', result: { currency: 'USD' } });
});

test('every sheet names its columns, and has a line for each row', () => {
  const t = i18next.getFixedT('en');

  expect(toStrategySheet(STRATEGY, t).map((row) => row.length)).toEqual([12, 12, 12]);
  expect(toSegmentSheet(PERSONAS, t).map((row) => row.length)).toEqual([13, 13, 13]);
  expect(toHealthSheet(HEALTH, t).map((row) => row.length)).toEqual([7, 7, 7, 0, 5, 5, 0, 4, 4, 4]);
});
