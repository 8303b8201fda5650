/// <reference types="vite/client" />
import './zod-without-eval.ts';
import '@fontsource/source-sans-3/latin-300.css';
import '@fontsource/source-sans-3/latin-400.css';
import '@fontsource/source-sans-3/latin-600.css';
import '@fontsource/source-sans-3/latin-ext-400.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { App } from './App.tsx';
import { ApiClient } from './api/api-client.ts';
import { createQueryClient } from './api/query-client.ts';
import { SessionKeeper } from './api/session-keeper.ts';
import { takeCode } from './api/take-code.ts';
import { followControlPanel } from './control-panel/control-panel-sdk.ts';
import { speak } from './locales/i18n.ts';
import { routes } from './routes.tsx';
import { unloadableNotice } from './unloadable-notice.ts';

const code = takeCode(window);
const session = new SessionKeeper();
const api = new ApiClient(session);
const queries = createQueryClient();
const isHome = window.location.pathname === '/';
const open = async () => {
  await session.open(code);
  if (isHome && session.state.name === 'open') await askAheadAtHome();
};

void open();
followControlPanel({ onLogout: () => void session.signOut() });

// Fetches the script of the page that was asked for; its words come, and the session opens, meanwhile.
const router = createBrowserRouter(routes);
const root = document.getElementById('root');
if (!root) throw new Error('index.html lacks #root.');
const show = () =>
  createRoot(root).render(
    <StrictMode>
      <App api={api} onRetryOpening={open} queries={queries} router={router} session={session} />
    </StrictMode>,
  );
speak(navigator.language).then(show, () => root.replaceChildren(unloadableNotice()));

async function askAheadAtHome(): Promise<void> {
  // What cannot be fetched here, the page fetches and asks for itself, and says when that fails, too.
  const ahead = await import('./pages/ask-ahead.ts').catch(() => undefined);
  ahead?.askAhead(api, queries);
}
