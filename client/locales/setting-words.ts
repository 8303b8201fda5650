import type { TFunction } from 'i18next';
import type { SettingChange } from '../../server/contract/people.ts';
import type { Format } from './format.ts';
import { brevoStatusWords, fieldWords, findWords, humanise, sectionWords } from './words.ts';

/** What ids in the settings are called, as far as is known. */
export interface SettingNames {
  list: (id: number) => string | undefined;
  storefront: (id: number) => string | undefined;
}

/** A setting that was changed, with what it was and what it is: `Stock: off → on`. */
export function settingChangeWords(
  t: TFunction,
  format: Format,
  names: SettingNames,
  { path, from, to }: SettingChange,
): string {
  const say = (value: SettingChange['from']) => valueWords(t, format, names, path, value);
  return t('settingChange.line', {
    name: settingWords(t, names, path),
    from: say(from),
    to: say(to),
  });
}

function settingWords(t: TFunction, names: SettingNames, path: string): string {
  const [section = '', ...rest] = path.split('.');
  const name = rest.join('.');
  if (section === 'sync') return findWords(t, `synced.kinds.${name}.label`) ?? humanise(name);
  if (section === 'lists') return listWords(t, name);
  if (section === 'customerMapping') return name;
  if (section === 'orderStatuses') return t('settingChange.status', { id: name });
  if (section === 'consent') return consentWords(t, name);
  if (section === 'storefronts') return storefrontWords(t, names, rest);
  if (section === 'quotaShare') return t('quota.label');
  if (section in LIMITS) return t(LIMITS[section as keyof typeof LIMITS]);
  if (section in ANALYSES) return analysisWords(t, section as keyof typeof ANALYSES, rest);
  if (section === 'cohorts')
    return findWords(t, `settingChange.cohorts.${name}`) ?? unknownWords(t, section, name);
  return findWords(t, `synced.${section}.${name}`) ?? unknownWords(t, section, name);
}

function valueWords(
  t: TFunction,
  format: Format,
  names: SettingNames,
  path: string,
  value: SettingChange['from'],
): string {
  const isStatus = path.startsWith('orderStatuses.');
  // A storefront that nobody has switched yet is on.
  if (value === undefined && /^storefronts\.\d+\.enabled$/.test(path)) return t('settingChange.on');
  if (value === null || value === undefined)
    return t(isStatus ? 'settingChange.byDefault' : 'settingChange.nothing');
  if (typeof value === 'boolean') return t(value ? 'settingChange.on' : 'settingChange.off');
  if (typeof value === 'number') {
    if (path === 'quotaShare') return format.percent(value);
    return /(?:^|\.)lists\./.test(path) ? (names.list(value) ?? `#${value}`) : format.number(value);
  }
  if (isStatus) return brevoStatusWords(t, value);
  if (path.startsWith('customerMapping.')) return fieldWords(t, value);
  if (path === 'consent.mode') return findWords(t, `consent.${value}.short`) ?? value;
  if (path === 'whenUnsure') return findWords(t, `insights.unsure.choices.${value}.label`) ?? value;
  if (path.endsWith('.schedule.every'))
    return findWords(t, `insights.schedule.rhythms.${value}`) ?? value;
  return value;
}

function listWords(t: TFunction, name: string): string {
  return t('settingChange.list', { name: findWords(t, `lists.names.${name}`) ?? humanise(name) });
}

function consentWords(t: TFunction, name: string): string {
  if (name === 'mode') return t('consent.title');
  if (name === 'everyoneConfirmed') return t('settingChange.everyoneConfirmed');
  return findWords(t, `synced.consent.${name}.label`) ?? humanise(name);
}

function storefrontWords(t: TFunction, names: SettingNames, rest: readonly string[]): string {
  const [id = '', setting = '', list = ''] = rest;
  const shop = names.storefront(Number(id)) ?? t('settingChange.storefront', { id });
  const name = setting === 'lists' ? listWords(t, list) : t('settingChange.enabled');
  return t('settingChange.of', { shop, name });
}

/** What all analyses may do. */
const LIMITS = {
  perRunCeiling: 'insights.ceilings.perRun',
  perMonthCeiling: 'insights.ceilings.perMonth',
  whenUnsure: 'insights.unsure.title',
} as const;

/** Where the words for the options of each are. */
const ANALYSES = {
  brand_health: 'brandHealth',
  personas: 'personas',
  channel_strategy: 'strategy',
} as const;

function analysisWords(
  t: TFunction,
  kind: keyof typeof ANALYSES,
  [part = '', name = '']: readonly string[],
): string {
  const options = part === 'options' && findWords(t, `${ANALYSES[kind]}.options.${name}`);
  if (options) return options;
  if (part === 'triggers')
    return t(name === 'isOn' ? 'insights.triggers.label' : 'insights.triggers.minDays');
  return findWords(t, `insights.${part}.${name}`) ?? unknownWords(t, kind, name);
}

function unknownWords(t: TFunction, section: string, name: string): string {
  return [sectionWords(t, section), name].filter(Boolean).map(humanise).join(', ');
}
