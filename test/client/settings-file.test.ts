import { expect, test } from 'vitest';
import {
  differingSections,
  readSettingsFile,
  toUpdate,
  writeSettingsFile,
} from '../../client/pages/mapping/settings-file.ts';
import { type Settings, SettingsDocument } from '../../server/contract/settings.ts';

const STORE = { hash: 'abc123', name: 'Lindgren' };
const SETTINGS: Settings = { ...SettingsDocument.parse({}), version: 7, customerMapping: [] };

function written(overrides: Partial<Settings> = {}): string {
  return writeSettingsFile({ ...SETTINGS, ...overrides }, STORE, new Date(0));
}

function readReady(text: string) {
  const file = readSettingsFile(text);
  if (file.kind !== 'ready') throw new Error(JSON.stringify(file));
  return file;
}

test('what was written is read again, without its version', () => {
  const { sections, storeHash } = readReady(written({ quotaShare: 0.5 }));

  const { version: _, ...document } = SETTINGS;
  expect(sections).toEqual({ ...document, quotaShare: 0.5 });
  expect(storeHash).toBe('abc123');
  expect(differingSections(sections, SETTINGS)).toEqual(['quotaShare']);
});

test('a plain settings document is read, too, and changes only the sections it has', () => {
  const { sections } = readReady(JSON.stringify({ version: 3, sync: { orders: false } }));

  expect(Object.keys(sections)).toEqual(['sync']);
  expect(sections.sync).toMatchObject({ orders: false, customers: true });
});

test('a file that is none, of another program or of a later version is refused in words', () => {
  const reasonOf = (text: string) => {
    const file = readSettingsFile(text);
    return file.kind === 'refused' ? file.reason : file.kind;
  };

  expect(reasonOf('name;email')).toBe('not_json');
  for (const text of ['null', '[]', '"x"', '{}', '{"format":"other","settings":{}}'])
    expect(reasonOf(text)).toBe('not_settings');
  expect(reasonOf(written().replace('"formatVersion": 1', '"formatVersion": 2'))).toBe('too_new');
  expect(reasonOf(' '.repeat(1_000_001))).toBe('too_long');
});

test('every problem of a file is told by the name of its field', () => {
  const file = JSON.parse(written());
  file.settings.quotaShare = 7;
  file.settings.sync.unicorns = true;
  file.settings.telepathy = {};
  file.settings.customerMapping = [{ source: 'first_name' }];

  expect(readSettingsFile(JSON.stringify(file))).toEqual({
    kind: 'invalid',
    problems: expect.arrayContaining([
      { path: 'quotaShare', code: 'invalid' },
      { path: 'sync.unicorns', code: 'unknown' },
      { path: 'telepathy', code: 'unknown' },
      { path: 'customerMapping.0.attribute', code: 'missing' },
    ]),
  });
});

test('nobody gives their word by opening a file', () => {
  const { sections } = readReady(
    written({ consent: { ...SETTINGS.consent, mode: 'everyone', everyoneConfirmed: true } }),
  );

  const { consent } = toUpdate(sections, ['consent']);

  expect(consent).toMatchObject({ mode: 'everyone' });
  expect(consent).not.toHaveProperty('everyoneConfirmed');
  expect(toUpdate(sections, [])).toEqual({});
});
