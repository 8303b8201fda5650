import { GlobalStyles } from '@bigcommerce/big-design';
import { theme } from '@bigcommerce/big-design-theme';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ThemeProvider } from 'styled-components';
import { createQueryClient } from './api/query-client.ts';
import type { SessionKeeper } from './api/session-keeper.ts';
import { CalmMotion } from './components/frame/CalmMotion.ts';
import { CrashBoundary } from './components/frame/CrashBoundary.tsx';
import { SessionGate } from './pages/session/SessionGate.tsx';

interface AppProps {
  session: SessionKeeper;
  router: ReturnType<typeof createMemoryRouter>;
  onRetryOpening: () => void;
}

export function App({ session, router, onRetryOpening }: AppProps) {
  const [queryClient] = useState(createQueryClient);
  return (
    <ThemeProvider theme={theme}>
      <GlobalStyles />
      <CalmMotion />
      <CrashBoundary>
        <QueryClientProvider client={queryClient}>
          <SessionGate onRetryOpening={onRetryOpening} session={session}>
            <RouterProvider router={router} />
          </SessionGate>
        </QueryClientProvider>
      </CrashBoundary>
    </ThemeProvider>
  );
}
