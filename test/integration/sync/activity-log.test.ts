import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIVITY_EN } from '../../../server/contract/activity-words-en.ts';
import {
  type ConnectedApp,
  startConnectedApp,
  syncOnce,
} from '../../helpers/stores/connected-store.ts';
import { install, type Merchant } from '../../helpers/stores/merchant.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

let app: ConnectedApp;
let other: Merchant;

beforeAll(async () => {
  app = await startConnectedApp({ bigcommerce: smallShop(5) });
  other = await install(app, 'boreal2');
  await app.merchant.call('PUT', '/settings', { version: 1, quotaShare: 0.6 });
  await syncOnce(app);
});
afterAll(() => app?.stop());

type Entry = Record<'id' | 'kind' | 'code' | 'message' | 'userEmail' | 'at', string> & {
  params: Record<string, unknown>;
};

async function read(query = ''): Promise<{ activity: Entry[]; next: string | null }> {
  return (await app.merchant.get(`/activity?${query}`)).body;
}

test('each entry has a code and what goes into its words, and says whose doing it was', async () => {
  const { activity } = await read();

  expect(activity.find(({ kind }) => kind === 'settings_saved')).toMatchObject({
    ...{ code: 'settings_saved', params: { sections: ['quotaShare'] } },
    userEmail: 'owner@acme-outdoors.example',
  });
  expect(activity.find(({ kind }) => kind === 'sync_finished')).toMatchObject({
    code: 'sync_finished',
    params: { resource: 'customers', synced: expect.any(Number) },
    userEmail: null,
  });
  expect(activity.map(({ code }) => code in ACTIVITY_EN.sentences)).not.toContain(false);
});

test('a text is found in the sentence that is read, in the language it is read in', async () => {
  const kinds = async (query: string) => (await read(query)).activity.map(({ kind }) => kind);

  expect(await kinds('text=customers%20FINISHED')).toEqual(['sync_finished']);
  expect(await kinds('text=klaar%20klanten&language=nl')).toEqual(['sync_finished']);
  expect(await kinds('text=klaar')).toEqual([]);
  expect(await kinds('text=finished&language=nl')).toEqual([]);
  expect(await kinds(`text=${encodeURIComponent('100%_')}`)).toEqual([]);
});

test('what was noted before there were codes is found and shown by its sentence', async () => {
  await app.db('activity').insert({
    ...{ store_hash: 'acme1', at: 5_000, kind: 'sync_started', level: 'info' },
    message: 'An antique sync was started.',
  });

  const { activity } = await read('text=antique&language=nl');

  expect(activity).toMatchObject([
    { message: 'An antique sync was started.', code: null, params: {} },
  ]);
  await app.db('activity').where({ at: 5_000 }).delete();
});

test('kinds, levels and times narrow it down', async () => {
  const kinds = (await read('kind=brevo_connected,app_installed')).activity.map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(['app_installed', 'brevo_connected']);
  const [first] = (await read('kind=app_installed')).activity;

  expect((await read(`from=${first?.at}`)).activity.map(({ id }) => id)).toContain(first?.id);
  expect((await read(`to=${first?.at}`)).activity.map(({ id }) => id)).not.toContain(first?.id);
  expect((await read('level=error')).activity).toEqual([]);
  const refused = await app.merchant.get('/activity?from=yesterday');
  expect(refused.body.error.problems).toEqual([
    { path: 'from', message: 'This is not a time (ISO 8601, with a zone).' },
  ]);
});

test('pages of what was searched for join without a gap', async () => {
  const all = Array.from({ length: 1_100 }, (_, nth) => ({
    ...{ store_hash: 'acme1', at: 9_000 + nth, kind: 'odd', level: 'info' },
    message: nth % 3 === 0 ? `Number ${nth} is a needle.` : 'Hay.',
  }));
  for (let start = 0; start < all.length; start += 100)
    await app.db('activity').insert(all.slice(start, start + 100));

  const seen: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page = await read(`text=needle&limit=100${next && `&after=${next}`}`);
    seen.push(...page.activity.map(({ id }) => id));
    next = page.next;
  }

  expect(new Set(seen).size).toBe(367);
  expect(seen).toHaveLength(367);
  expect((await other.get('/activity?text=needle')).body.activity).toEqual([]);
});
