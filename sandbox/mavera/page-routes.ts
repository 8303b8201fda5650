import express, { Router } from 'express';
import { comeBack } from '../page/come-back.ts';
import { faultFormRoutes, faultSection } from '../page/fault-section.ts';
import { html } from '../page/html.ts';
import { page } from '../page/page.ts';
import { KEY_STATES, PLANS } from './account-seed.ts';
import { ANSWER_FAULTS } from './answers/answer-faults.ts';
import type { ApiParts } from './api.ts';
import { findAccount } from './control-routes.ts';
import { answerFaultSection, FAULT_PRESETS } from './page-faults.ts';
import {
  creditSection,
  keySection,
  personaSection,
  requestSection,
  threadSection,
} from './page-sections.ts';
import { PACES, paceSection, setSwitch, switchSection } from './page-switches.ts';

const BRAND = { name: 'Mavera', dark: '#5b2a86', pale: '#f3ecf9' };

/** `/`: what Mavera was sent and what it cost, for people, and the switches that they can turn. */
export function pageRoutes(parts: ApiParts): Router {
  const { accounts, limiter, faults, answerFaults, requests, switches, pace } = parts;
  const router = Router();

  router.get('/', (request, response) => {
    const account = findAccount(accounts, request.query.account);
    const back = request.originalUrl;
    const nav = html`<nav aria-label="Accounts">${accounts.map(
      ({ name, companyName }) =>
        html`<a href="/?account=${name}" ${name === account.name && html`aria-current="page"`}>${companyName}</a>`,
    )}</nav>`;
    const main = html`<div class="column">
        ${creditSection(account, back)}
        ${requestSection(requests, account, Math.floor(Number(request.query.page)) || 1)}
        ${personaSection(account, back)} ${threadSection(account)}
      </div>
      <div class="column">
        ${keySection(account, limiter, back)} ${faultSection(faults, FAULT_PRESETS, back)}
        ${answerFaultSection(answerFaults, back)} ${paceSection(pace, back)}
        ${switchSection(switches, back)}
      </div>`;
    const title = `Mavera sandbox: ${account.companyName}`;
    response.type('html').send(page({ brand: BRAND, title, nav, main }));
  });

  router.use('/page', express.urlencoded());
  router.post('/page/key', (request, response) => {
    const found = accounts.flatMap(({ keys }) => keys).find(({ key }) => key === request.body.key);
    const state = KEY_STATES.find((one) => one === request.body.state);
    if (found && state) found.state = state;
    comeBack(request, response);
  });
  router.post('/page/account', (request, response) => {
    const account = findAccount(accounts, request.body.account);
    const { credits } = account;
    const { action } = request.body;
    if (action === 'refill')
      Object.assign(credits, { used: 0, included: PLANS[account.plan].credits });
    if (action === 'spend') credits.used = credits.included - 3;
    if (action === 'lapse') account.isLapsed = !account.isLapsed;
    comeBack(request, response);
  });
  router.post('/page/persona', (request, response) => {
    findAccount(accounts, request.body.account).personas.delete(String(request.body.id));
    comeBack(request, response);
  });
  router.use(faultFormRoutes(faults, FAULT_PRESETS));
  router.post('/page/answer-fault', (request, response) => {
    const kind = ANSWER_FAULTS.find((one) => one === request.body.kind);
    if (kind) answerFaults.add({ kind, times: 1 });
    comeBack(request, response);
  });
  router.post('/page/pace', (request, response) => {
    Object.assign(pace, PACES[String(request.body.pace)]?.pace);
    comeBack(request, response);
  });
  router.post('/page/switch', (request, response) => {
    setSwitch(switches, String(request.body.name), String(request.body.value));
    comeBack(request, response);
  });
  router.post('/page/answer-faults/clear', (request, response) => {
    answerFaults.clear();
    comeBack(request, response);
  });

  return router;
}
