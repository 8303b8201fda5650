import { Router } from 'express';
import { html, page } from '../html.ts';
import type { Platform } from '../platform.ts';

/**
 * Installs that start outside the control panel (reference §1.7): the merchant picks a store here, the app's `/auth` gets
 * `external_install`, and at the end sends the browser back to `succeeded` or `failed`.
 */
export function installPages(platform: Platform): Router {
  const router = Router();
  const { app } = platform;
  const base = `/app/${app.clientId}/install`;

  router.get(base, (request, response) => {
    const hash = request.query.store_hash;
    if (typeof hash === 'string' && platform.stores.has(hash)) {
      response.redirect(platform.install(hash, { external: true }));
      return;
    }
    const choices = [...platform.stores.values()].map(
      (store) =>
        html`<li><a class="button" href="${base}?store_hash=${store.hash}">${store.name}</a>
          <span class="quiet">signed in as ${store.owner.email}</span></li>`,
    );
    response.send(
      page(
        'Install an app',
        html`<main class="narrow"><h1>Install ${app.name}</h1><p>Choose the store to install it in.</p>
        <ul class="plain">${choices}</ul></main>`,
      ),
    );
  });

  router.get(`${base}/succeeded`, (_request, response) => {
    response.send(
      page(
        'Installed',
        html`<main class="narrow"><h1>${app.name} is installed</h1>
        <p>You can close this window and open the app from your control panel.</p></main>`,
      ),
    );
  });

  router.get(`${base}/failed`, (_request, response) => {
    response.send(
      page(
        'Not installed',
        html`<main class="narrow"><h1>${app.name} could not be installed</h1>
        <p>Nothing was changed in your store. Please try again.</p></main>`,
      ),
    );
  });

  return router;
}
