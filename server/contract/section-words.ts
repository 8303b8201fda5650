import type { SettingsDocument } from './settings.ts';

type SectionWords = Readonly<Record<keyof SettingsDocument, string>>;

/** What the parts of the settings are called wherever people read of them, within a sentence. */
export const SECTIONS_EN: SectionWords = {
  sync: 'what is synced',
  lists: 'lists',
  customerMapping: 'field mapping',
  orderStatuses: 'order statuses',
  products: 'product detail',
  categories: 'category detail',
  consent: 'consent',
  events: 'events',
  storefronts: 'storefronts',
  quotaShare: 'speed',
  cohorts: 'cohorts',
};

export const SECTIONS_NL: SectionWords = {
  sync: 'wat er wordt gesynchroniseerd',
  lists: 'lijsten',
  customerMapping: 'veldkoppeling',
  orderStatuses: 'bestelstatussen',
  products: 'productgegevens',
  categories: 'categoriegegevens',
  consent: 'toestemming',
  events: 'gebeurtenissen',
  storefronts: 'storefronts',
  quotaShare: 'snelheid',
  cohorts: 'cohorten',
};
