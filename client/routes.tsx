import { Navigate, type RouteObject, useLocation, useNavigate, useRouteError } from 'react-router';
import { CrashPage } from './components/frame/CrashPage.tsx';
import { PageSkeleton } from './components/frame/PageSkeleton.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { findPage, PAGES } from './pages/page-list.ts';

/** How browsers say that a page's script could not be fetched: Chrome and Firefox, Safari, Vite. */
const SCRIPT_MISSING = /dynamically imported module|module script failed|preload CSS/i;

const loadFirstRun = async () => ({
  Component: (await import('./pages/first-run/FirstRunPage.tsx')).FirstRunPage,
});
const loadMain = async () => ({
  Component: (await import('./pages/MainPages.tsx')).MainPages,
});

/** Each page is its own script, fetched when it is first opened. */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: CrashedRoute,
    HydrateFallback: PageSkeleton,
    children: [
      {
        index: true,
        lazy: async () => {
          fetchWhereHomeLeads();
          return { Component: (await import('./pages/HomePage.tsx')).HomePage };
        },
      },
      { path: 'setup/:step?', lazy: loadFirstRun },
      // Links from before the settings had pages of their own.
      { path: 'settings', element: <Navigate replace to="/settings/lists" /> },
      {
        lazy: loadMain,
        children: PAGES.map(({ path, views, load }) => ({
          path: views ? `${path}/:view?` : path,
          lazy: async () => ({ Component: await load() }),
        })),
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
];

/** The scripts of both pages arrive while the server says which of them it is. */
function fetchWhereHomeLeads(): void {
  // What fails here is fetched again, and its failure told, when the page is opened.
  for (const load of [loadFirstRun, loadMain, findPage('overview')?.load])
    load?.().catch(() => undefined);
}

function CrashedRoute() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const isUnreachable = SCRIPT_MISSING.test(String(useRouteError()));
  return (
    <CrashPage
      isUnreachable={isUnreachable}
      onRetry={() => navigate(isUnreachable ? pathname : '/', { replace: true })}
    />
  );
}
