import { setTimeout as wait } from 'node:timers/promises';
import express, { type Request, type Response, Router } from 'express';
import type { CallbackOutcome } from '../callbacks.ts';
import { html, page as htmlPage } from '../html.ts';
import { setSwitches } from '../switches.ts';
import { appPage, consentPage, notInstalledPage } from './app-page.ts';
import { appsPage } from './apps-page.ts';
import type { ControlPanelSettings } from './control-panel.ts';
import { customersPage } from './customers-page.ts';
import { FAULT_BUTTONS, faultsPage } from './faults-page.ts';
import { panelLink, type Viewer } from './layout.ts';
import { runAction } from './simulator-actions.ts';
import { simulatorPage } from './simulator-page.ts';
import { storeListPage } from './store-list-page.ts';

/** The pages that a merchant sees. Forms post, then lead back to a page: reloading repeats nothing. */
export function pageRoutes(settings: ControlPanelSettings): Router {
  const { platform, faults, requests, loginUrl, links } = settings;
  /** Addresses of `/auth` that wait for their page, by store: each is shown once, so that reloading installs nothing again. */
  const installs = new Map<string, string>();
  const router = Router();
  router.use(express.urlencoded({ extended: false }));
  const query = (request: Request, name: string) => String(request.query[name] ?? '');

  router.get('/', (request, response) => {
    const hasSignedOut = request.query['signed-out'] !== undefined;
    response.send(storeListPage(platform, { hasSignedOut }));
  });

  const viewerOf = (request: Request): Viewer => {
    const store = platform.getStore(String(request.params.hash));
    const user = store.users.get(Number(query(request, 'as'))) ?? store.owner;
    return { platform, store, user, links };
  };
  const back = (request: Request, response: Response, path: string, message = '') =>
    response.redirect(303, panelLink(viewerOf(request), path, message ? { message } : {}));

  router.get('/manage/:hash', (request, response) => back(request, response, '/apps'));
  router.get('/manage/:hash/apps', (request, response) => {
    const message = query(request, 'message');
    response.send(appsPage(viewerOf(request), { message, loginUrl }));
  });
  router.get('/manage/:hash/app/:appId', (request, response) => {
    const viewer = viewerOf(request);
    const { store, user } = viewer;
    const install = installs.get(store.hash);
    installs.delete(store.hash);
    if (install !== undefined) return void response.send(appPage(viewer, install));
    if (!store.installation) return void response.send(notInstalledPage(viewer));
    if (store.consentNeeded) return void response.send(consentPage(viewer));
    const channelId = Number(query(request, 'channel')) || null;
    const url = query(request, 'url') || '/';
    response.send(
      appPage(viewer, platform.loadUrl(store.hash, { userId: user.id, url, channelId })),
    );
  });
  router.get('/manage/:hash/customers', (request, response) => {
    const page = Math.max(1, Number(query(request, 'page')) || 1);
    const email = query(request, 'email').trim();
    response.send(customersPage(viewerOf(request), { page, email }));
  });
  router.get('/manage/:hash/faults', (request, response) => {
    response.send(faultsPage(viewerOf(request), { faults, requests }));
  });

  router.get('/manage/:hash/simulator', (request, response) => {
    const dispatcher = platform.dispatcherOf(request.params.hash);
    const message = query(request, 'message');
    response.send(simulatorPage(viewerOf(request), { dispatcher, message }));
  });

  router.post('/manage/:hash/simulate/:action', async (request, response) => {
    const { hash, action } = request.params;
    const { done } = runAction(platform.getStore(hash).shop.simulator, action, request.body);
    // The page should show what the hooks answered, unless the app is slow.
    await Promise.race([platform.dispatcherOf(hash).idle(), wait(1000, undefined, { ref: false })]);
    back(request, response, '/simulator', done);
  });
  router.post('/manage/:hash/retry-hooks', async (request, response) => {
    await platform.dispatcherOf(request.params.hash).retryNow();
    back(request, response, '/simulator', 'Tried again whatever waited for its retry.');
  });
  router.post('/manage/:hash/install', (request, response) => {
    const { store, user } = viewerOf(request);
    installs.set(store.hash, platform.install(store.hash, { userId: user.id }));
    back(request, response, `/app/${platform.app.id}`);
  });
  router.post('/manage/:hash/uninstall', async (request, response) => {
    const { store, user } = viewerOf(request);
    const outcome = await platform.uninstall(store.hash, { userId: user.id });
    back(request, response, '/apps', `Uninstalled. ${describeOutcome(outcome)}`);
  });
  router.post('/manage/:hash/remove-user', async (request, response) => {
    const { store } = viewerOf(request);
    const outcome = await platform.removeUser(store.hash, Number(request.body.userId));
    back(request, response, '/apps', `Removed. ${describeOutcome(outcome)}`);
  });
  router.post('/manage/:hash/add-user', (request, response) => {
    const { store } = viewerOf(request);
    const id = Math.max(...store.users.keys()) + 1;
    const user = { id, email: `user${id}@${store.hash}.example`, locale: 'en-US' };
    platform.addUser(store.hash, { ...user, canInstall: false });
    back(request, response, '/apps', `${user.email} may now open the app.`);
  });
  router.post('/manage/:hash/change-scopes', (request, response) => {
    platform.changeScopes(
      String(request.body.scopes ?? '')
        .split(/\s+/)
        .filter(Boolean),
    );
    back(request, response, '/apps', 'Changed. The merchant is asked when the app is next opened.');
  });
  router.post('/manage/:hash/change-owner', (request, response) => {
    const { store } = viewerOf(request);
    platform.changeOwnerEmail(store.hash, String(request.body.email));
    back(request, response, '/apps', 'Changed. The merchant is asked when the app is next opened.');
  });
  router.post('/manage/:hash/add-fault', (request, response) => {
    const chosen = FAULT_BUTTONS[Number(request.body.fault)];
    if (chosen) faults.add(chosen.fault);
    back(request, response, '/faults');
  });
  router.post('/manage/:hash/clear-faults', (request, response) => {
    faults.clear();
    back(request, response, '/faults');
  });
  router.post('/manage/:hash/change-quota', (request, response) => {
    const [requests, windowMs] = [Number(request.body.requests), Number(request.body.windowMs)];
    if (requests >= 1 && windowMs >= 1)
      viewerOf(request).store.quota.change({ requests, windowMs });
    back(request, response, '/faults');
  });
  router.post('/manage/:hash/set-switches', (request, response) => {
    const values = Object.entries(request.body as Record<string, string>).map(([name, text]) => {
      const now = platform.switches[name as keyof typeof platform.switches];
      if (typeof now === 'number') return [name, Number(text)];
      return [name, typeof now === 'boolean' ? text === 'true' : text];
    });
    setSwitches(platform.switches, Object.fromEntries(values));
    back(request, response, '/faults');
  });

  router.use((error: Error, _request: Request, response: Response, _next: () => void) => {
    const body = html`<main class="narrow"><h1>That did not work</h1><p>${error.message}</p><p><a href="/">Choose a store</a></p></main>`;
    response.status(400).send(htmlPage('That did not work', body));
  });
  return router;
}

function describeOutcome({ status, error }: CallbackOutcome): string {
  return status === null ? `The app gave no answer (${error}).` : `The app answered ${status}.`;
}
