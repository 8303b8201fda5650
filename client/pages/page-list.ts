import type { ComponentType } from 'react';

/** Words: `pages.{id}` and `pageIntros.{id}`. */
export type PageId =
  | 'overview'
  | 'lists'
  | 'mapping'
  | 'synced'
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
  section?: 'settings' | 'activity';
  /** Each page is a script of its own, fetched when it is first opened. */
  load: () => Promise<ComponentType>;
}

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
  return PAGES.find((page) => page.path === path);
}
