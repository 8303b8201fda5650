import express, { Router } from 'express';
import { comeBack } from '../../page/come-back.ts';
import { faultFormRoutes, faultSection } from '../../page/fault-section.ts';
import { html } from '../../page/html.ts';
import { page } from '../../page/page.ts';
import { KEY_STATES } from '../account/api-key.ts';
import type { ApiParts } from '../api.ts';
import { findAccount } from '../control/control-routes.ts';
import { resubscribe } from '../webhooks/fire.ts';
import {
  bucketSection,
  FAULT_PRESETS,
  keySection,
  requestSection,
  switchSection,
} from './page-controls.ts';
import { tabNav, tabSections } from './page-tabs.ts';

const BRAND = { name: 'Brevo', dark: '#00744f', pale: '#e9f6f0' };

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
    const { query } = request;
    const main = html`${tabNav(account, { query })}
      <div class="column">${tabSections(account, { query, back, switches })}</div>
      <div class="column">
        ${keySection(account.keys, back)} ${limiter && bucketSection(limiter, back)}
        ${faultSection(faults, FAULT_PRESETS, back)} ${requestSection(requests)} ${switchSection(switches, account)}
      </div>`;
    response
      .type('html')
      .send(page({ brand: BRAND, title: `Brevo sandbox: ${account.companyName}`, nav, main }));
  });

  router.use('/page', express.urlencoded());
  router.post('/page/key', (request, response) => {
    const found = accounts.flatMap(({ keys }) => keys).find(({ key }) => key === request.body.key);
    const state = KEY_STATES.find((one) => one === request.body.state);
    if (found && state) found.state = state;
    comeBack(request, response);
  });
  router.post('/page/contact', (request, response) => {
    const account = findAccount(accounts, request.body.account);
    const contact = account.contacts.findById(Number(request.body.id));
    const { email = '' } = contact ?? {};
    if (contact && request.body.action === 'delete') account.deleteContact(contact);
    if (request.body.action === 'unsubscribe') account.fire('unsubscribed', email);
    if (request.body.action === 'resubscribe') resubscribe(account, email);
    comeBack(request, response);
  });
  router.post('/page/ecommerce', (request, response) => {
    const { ecommerce } = findAccount(accounts, request.body.account);
    const what = (['isActive', 'hasAlerts'] as const).find((one) => one === request.body.toggle);
    if (what) ecommerce[what] = !ecommerce[what];
    comeBack(request, response);
  });
  router.use(faultFormRoutes(faults, FAULT_PRESETS));
  router.post('/page/refill', (request, response) => {
    for (const limiter of limiters.values()) limiter.refill();
    comeBack(request, response);
  });

  return router;
}
