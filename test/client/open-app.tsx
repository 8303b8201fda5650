import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { App } from '../../client/App.tsx';
import { ApiClient } from '../../client/api/api-client.ts';
import { createQueryClient } from '../../client/api/query-client.ts';
import { SessionKeeper } from '../../client/api/session-keeper.ts';
import { routes } from '../../client/routes.tsx';

/** The whole page, as `main.tsx` puts it together, opened at a path. */
export function openApp(path = '/', { code = 'one-time-code' }: { code?: string | null } = {}) {
  const session = new SessionKeeper();
  const open = () => session.open(code ?? undefined);
  void open();
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const data = { api: new ApiClient(session), queries: createQueryClient() };
  const view = render(<App {...data} onRetryOpening={open} router={router} session={session} />);
  return { ...view, session, router, user: userEvent.setup({ delay: null }) };
}
