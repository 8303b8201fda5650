import { expect, test } from 'vitest';
import { activityOf } from '../../server/contract/activity-of.ts';
import { sayActivity } from '../../server/contract/activity-words.ts';
import { ACTIVITY_EN } from '../../server/contract/activity-words-en.ts';
import { ACTIVITY_NL } from '../../server/contract/activity-words-nl.ts';
import { explainFailure, FAILURES_EN } from '../../server/contract/failure-words.ts';

const say = (code: string | null, params = {}) => [
  sayActivity(ACTIVITY_EN, { code, params }, 'en'),
  sayActivity(ACTIVITY_NL, { code, params }, 'nl'),
];
const counts = { resource: 'customers', synced: 12_400, skipped: 3, failed: 0 };

test('each language says the same, with numbers and names of its own', () => {
  expect(say('check_finished', { ...counts, count: 1 })).toEqual([
    'The check of customers finished: 1 difference was found and mended; 12,400 in Brevo, 3 left out, 0 failed.',
    'De controle van klanten is klaar: 1 verschil gevonden en hersteld; 12.400 in Brevo, 3 overgeslagen, 0 mislukt.',
  ]);
  expect(say('settings_saved', { sections: ['lists', 'quotaShare', 'consent'] })).toEqual([
    'Settings were saved: lists, speed, and consent.',
    'Instellingen zijn opgeslagen: lijsten, snelheid en toestemming.',
  ]);
  expect(say('list_gone', { lists: ['buyers@2'] })[1]).toMatch(
    /de lijst voor kopers van storefront 2\./,
  );
});

test('one record is said as one', () => {
  expect(say('settings_in_force', { ...counts, count: 1 })[0]).toMatch(/: 1 was written again;/);
  const cut = { ...counts, resource: 'products', cut: 1 };
  expect(say('sync_finished', cut)[0]).toMatch(/Some detail of 1 of the products was left out/);
});

test('the English message says what the code says', () => {
  const { code, params, message } = activityOf('insight_finished', {
    ...{ analysis: 'brand_health', count: 1 },
  });
  expect(message).toBe('The analysis “Brand health” is ready, for 1 credit.');
  expect(say(code, params)[0]).toBe(message);
});

test('what is only sometimes there is said only then', () => {
  expect(say('sync_finished', counts)[0]).toMatch(/0 failed\.$/);
  expect(say('sync_finished', { ...counts, cut: 2 })[0]).toMatch(
    /Some detail of 2 of the customers/,
  );
});

test('a name stays as the merchant wrote it, also one that looks like a blank', () => {
  expect(say('storefront_back', { name: '{status} [x] $& <b>' })[0]).toBe(
    '{status} [x] $& <b> is live again.',
  );
});

test('a code that has no words is left to the English message', () => {
  expect(say(null)).toEqual([undefined, undefined]);
  expect(say('from_the_future')).toEqual([undefined, undefined]);
  expect(say('sync_failed', { resource: 'orders', problem: 'from_the_future' })[1]).toBeUndefined();
});

test('a failed sync whose reason has no words of its own points to the overview', () => {
  expect(say('sync_failed', { resource: 'orders', problem: 'other' })).toEqual([
    'The sync of orders stopped: the overview says why.',
    'De synchronisatie van bestellingen is gestopt: het overzicht zegt waarom.',
  ]);
});

test('both languages have the same blanks in every sentence', () => {
  const blanks = (words: unknown) =>
    [...new Set(JSON.stringify(words).match(/\{\w+\}|\[|\]/g) ?? [])].sort();
  for (const code of Object.keys(ACTIVITY_EN.sentences) as Array<
    keyof typeof ACTIVITY_EN.sentences
  >)
    expect([code, blanks(ACTIVITY_NL.sentences[code])]).toEqual([
      code,
      blanks(ACTIVITY_EN.sentences[code]),
    ]);
});

test('every reason is explained in both languages, one that is not known as well as may be', () => {
  for (const reason of [...Object.keys(FAILURES_EN), 'from_the_future']) {
    const dutch = explainFailure(reason, 'nl');
    expect(Object.values(dutch)).not.toContain('');
    expect(dutch).not.toEqual(explainFailure(reason, 'en'));
  }
});
