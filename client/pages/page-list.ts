import type { ComponentType } from 'react';

/** Words: `pages.{id}` and `pageIntros.{id}`. */
export type PageId =
  | 'overview'
  | 'lists'
  | 'mapping'
  | 'synced'
  | 'insightHome'
  | 'brandHealth'
  | 'personas'
  | 'channels'
  | 'credits'
  | 'diagnostics'
  | 'problems'
  | 'log'
  | 'users'
  | 'help';

export interface PageEntry {
  id: PageId;
  /** Without a leading slash; also the deep link that opens the page. */
  path: string;
  /** Pages of a section share an entry of the navigation, named `pages.{section}`, and have a row of their own below. */
  section?: 'settings' | 'insights' | 'activity';
  /** Parts of the page with addresses of their own, below its path; it names them and leads to them itself. */
  views?: readonly string[];
  /** Each page is a script of its own, fetched when it is first opened. */
  load: () => Promise<ComponentType>;
}

const INSIGHT_VIEWS = ['history', 'settings'];

/** Every page that is reached by the navigation, in its order. Routes and navigation are both made from this. */
export const PAGES: readonly PageEntry[] = [
  {
    id: 'overview',
    path: 'overview',
    load: async () => (await import('./overview/OverviewPage.tsx')).OverviewPage,
  },
  {
    id: 'lists',
    path: 'settings/lists',
    section: 'settings',
    load: async () => (await import('./lists/ListsPage.tsx')).ListsPage,
  },
  {
    id: 'mapping',
    path: 'settings/mapping',
    section: 'settings',
    load: async () => (await import('./mapping/MappingPage.tsx')).MappingPage,
  },
  {
    id: 'synced',
    path: 'settings/synced',
    section: 'settings',
    load: async () => (await import('./synced/SyncedPage.tsx')).SyncedPage,
  },
  {
    id: 'insightHome',
    path: 'insights',
    section: 'insights',
    load: async () => (await import('./insights/home/InsightHomePage.tsx')).InsightHomePage,
  },
  {
    id: 'brandHealth',
    path: 'insights/brand-health',
    section: 'insights',
    views: INSIGHT_VIEWS,
    load: async () => (await import('./insights/brand-health/BrandHealthPage.tsx')).BrandHealthPage,
  },
  {
    id: 'personas',
    path: 'insights/personas',
    section: 'insights',
    views: [...INSIGHT_VIEWS, 'brevo'],
    load: async () => (await import('./insights/personas/PersonasPage.tsx')).PersonasPage,
  },
  {
    id: 'channels',
    path: 'insights/channels',
    section: 'insights',
    views: INSIGHT_VIEWS,
    load: async () => (await import('./insights/channels/ChannelsPage.tsx')).ChannelsPage,
  },
  {
    id: 'credits',
    path: 'insights/credits',
    section: 'insights',
    load: async () => (await import('./insights/credits/CreditsPage.tsx')).CreditsPage,
  },
  {
    id: 'problems',
    path: 'activity',
    section: 'activity',
    load: async () => (await import('./problems/ProblemsPage.tsx')).ProblemsPage,
  },
  {
    id: 'log',
    path: 'activity/log',
    section: 'activity',
    load: async () => (await import('./log/LogPage.tsx')).LogPage,
  },
  {
    id: 'diagnostics',
    path: 'diagnostics',
    load: async () => (await import('./diagnostics/DiagnosticsPage.tsx')).DiagnosticsPage,
  },
  {
    id: 'users',
    path: 'users',
    load: async () => (await import('./users/UsersPage.tsx')).UsersPage,
  },
  {
    id: 'help',
    path: 'help',
    load: async () => (await import('./help/HelpPage.tsx')).HelpPage,
  },
];

export function findPage(pathname: string): PageEntry | undefined {
  const path = pathname.replace(/^\/+|\/+$/g, '');
  return PAGES.find(
    (page) => path === page.path || page.views?.some((view) => path === `${page.path}/${view}`),
  );
}
