import { type RouteObject, useNavigate } from 'react-router';
import { CrashPage } from './components/CrashPage.tsx';
import { PageSkeleton } from './components/PageSkeleton.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';

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
      {
        lazy: async () => ({ Component: (await import('./pages/MainPages.tsx')).MainPages }),
        children: [
          {
            path: 'overview',
            lazy: async () => ({
              Component: (await import('./pages/overview/OverviewPage.tsx')).OverviewPage,
            }),
          },
          {
            path: 'settings',
            lazy: async () => ({
              Component: (await import('./pages/settings/SettingsPage.tsx')).SettingsPage,
            }),
          },
        ],
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
];

function CrashedRoute() {
  const navigate = useNavigate();
  return <CrashPage onRetry={() => navigate('/')} />;
}
