import { GlobalStyles } from '@bigcommerce/big-design';
import { theme } from '@bigcommerce/big-design-theme';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ThemeProvider } from 'styled-components';
import type { ApiClient } from './api/api-client.ts';
import type { SessionKeeper } from './api/session-keeper.ts';
import { CalmMotion } from './components/frame/CalmMotion.ts';
import { CrashBoundary } from './components/frame/CrashBoundary.tsx';
import { SessionGate } from './pages/session/SessionGate.tsx';

interface AppProps {
  api: ApiClient;
  queries: QueryClient;
  session: SessionKeeper;
  router: ReturnType<typeof createMemoryRouter>;
  onRetryOpening: () => void;
}

export function App({ api, queries, session, router, onRetryOpening }: AppProps) {
  return (
    <ThemeProvider theme={theme}>
      <GlobalStyles />
      <CalmMotion />
      <CrashBoundary>
        <QueryClientProvider client={queries}>
          <SessionGate api={api} onRetryOpening={onRetryOpening} session={session}>
            <RouterProvider router={router} />
          </SessionGate>
        </QueryClientProvider>
      </CrashBoundary>
    </ThemeProvider>
  );
}
