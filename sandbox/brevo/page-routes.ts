import express, { type Request, type Response, Router } from 'express';
import type { ApiParts } from './api.ts';
import { KEY_STATES } from './api-key.ts';
import { findAccount } from './control-routes.ts';
import { html } from './html.ts';
import { page } from './page.ts';
import { accountSections } from './page-account.ts';
import {
  bucketSection,
  FAULT_PRESETS,
  faultSection,
  keySection,
  requestSection,
  switchSection,
} from './page-controls.ts';

/** `/`: what Brevo now holds, for people, and the switches that they can turn. */
export function pageRoutes({ accounts, limiters, faults, switches, requests }: ApiParts): Router {
  const router = Router();

  router.get('/', (request, response) => {
    const account = findAccount(accounts, request.query.account);
    const limiter = limiters.get(account);
    const back = request.originalUrl;
    const nav = html`<nav aria-label="Accounts">${accounts.map(
      ({ name, companyName }) =>
        html`<a href="/?account=${name}" ${name === account.name && html`aria-current="page"`}>${companyName}</a>`,
    )}</nav>`;
    const main = html`<div class="column">${accountSections(account, request.query)}</div>
      <div class="column">
        ${keySection(account.keys, back)} ${limiter && bucketSection(limiter, back)}
        ${faultSection(faults, back)} ${requestSection(requests)} ${switchSection(switches, account)}
      </div>`;
    response.type('html').send(page({ title: `Brevo sandbox: ${account.companyName}`, nav, main }));
  });

  router.use('/page', express.urlencoded());
  router.post('/page/key', (request, response) => {
    const found = accounts.flatMap(({ keys }) => keys).find(({ key }) => key === request.body.key);
    const state = KEY_STATES.find((one) => one === request.body.state);
    if (found && state) found.state = state;
    comeBack(request, response);
  });
  router.post('/page/fault', (request, response) => {
    const preset = FAULT_PRESETS[String(request.body.preset)];
    if (preset) faults.add(preset.fault);
    comeBack(request, response);
  });
  router.post('/page/faults/clear', (request, response) => {
    faults.clear();
    comeBack(request, response);
  });
  router.post('/page/refill', (request, response) => {
    for (const limiter of limiters.values()) limiter.refill();
    comeBack(request, response);
  });

  return router;
}

function comeBack(request: Request, response: Response): void {
  const back = String(request.body.back);
  response.redirect(303, /^\/(\?|$)/.test(back) ? back : '/');
}
