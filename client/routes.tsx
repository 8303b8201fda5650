import { Navigate, type RouteObject, useLocation, useNavigate, useRouteError } from 'react-router';
import { CrashPage } from './components/CrashPage.tsx';
import { PageSkeleton } from './components/PageSkeleton.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { PAGES } from './pages/page-list.ts';

/** How browsers say that a page's script could not be fetched: Chrome and Firefox, Safari, Vite. */
const SCRIPT_MISSING = /dynamically imported module|module script failed|preload CSS/i;

/** Each page is its own script, fetched when it is first opened. */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: CrashedRoute,
    HydrateFallback: PageSkeleton,
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./pages/HomePage.tsx')).HomePage }),
      },
      {
        path: 'setup/:step?',
        lazy: async () => ({
          Component: (await import('./pages/first-run/FirstRunPage.tsx')).FirstRunPage,
        }),
      },
      // Links from before the settings had pages of their own.
      { path: 'settings', element: <Navigate replace to="/settings/lists" /> },
      {
        lazy: async () => ({ Component: (await import('./pages/MainPages.tsx')).MainPages }),
        children: PAGES.map(({ path, load }) => ({
          path,
          lazy: async () => ({ Component: await load() }),
        })),
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
];

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
