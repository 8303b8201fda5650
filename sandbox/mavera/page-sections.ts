import { type Html, html } from '../page/html.ts';
import { disclosure, form, moment, tableSection } from '../page/page-parts.ts';
import type { MaveraAccount } from './account.ts';
import { KEY_STATES, type MaveraKey, PLANS } from './account-seed.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { LoggedRequest, RequestLog } from './request-log.ts';

export function creditSection(account: MaveraAccount, back: string): Html {
  const { plan, credits, remaining, isLapsed, charges } = account;
  const facts: [string, number][] = [
    ['Credits left', remaining],
    ['Used', credits.used],
    ['Included', credits.included],
    ['Own personas', account.personas.custom().length],
    ['Threads', account.threads.size],
  ];
  return html`<section id="credits" data-live aria-labelledby="credits-heading">
    <h2 id="credits-heading">${account.companyName}</h2>
    <p class="soft">Plan ${plan}, ${PLANS[plan].requestsPerMinute} requests a minute${
      isLapsed && html`, <span class="bad">subscription ended</span>`
    }</p>
    <dl>${facts.map(([name, count]) => html`<div><dt>${name}</dt><dd>${count}</dd></div>`)}</dl>
    <p>${form(
      'account',
      back,
      html`<input type="hidden" name="account" value="${account.name}" />
        <button name="action" value="refill">Give all credits back</button>
        <button class="quiet" name="action" value="spend">Leave 3 credits</button>
        <button class="quiet" name="action" value="lapse">${
          isLapsed ? 'Renew the subscription' : 'End the subscription'
        }</button>`,
    )}</p>
    ${
      charges.length > 0 &&
      html`<details><summary>${charges.length} charges</summary>
        <ul>${charges
          .slice(-50)
          .toReversed()
          .map(({ at, what, credits: cost }) => html`<li>${moment(at)} ${what}: ${cost}</li>`)}</ul>
      </details>`
    }
  </section>`;
}

/** Every request with all that it carried. */
export function requestSection(requests: RequestLog, account: MaveraAccount, place: number): Html {
  const own = requests.list().filter((one) => !one.account || one.account === account.name);
  const size = 25;
  const pages = Math.max(1, Math.ceil(own.length / size));
  const page = Math.min(Math.max(1, place), pages);
  const shown = own.toReversed().slice((page - 1) * size, page * size);
  const link = (to: number) => `/?${new URLSearchParams({ account: account.name, page: `${to}` })}`;
  return tableSection('requests', 'What Mavera was sent', {
    columns: ['At', 'Request', 'Status', 'Credits', 'Body'],
    rows: shown.map(requestRow),
    empty: 'Nobody called yet.',
    after: html`<div id="requests-pages" data-live class="soft"><p>${own.length} requests, page ${page} of ${pages}
      ${page > 1 && html`<a href="${link(page - 1)}" rel="prev">Previous page</a>`}
      ${page < pages && html`<a href="${link(page + 1)}" rel="next">Next page</a>`}</p></div>`,
  });
}

/** A page with many long bodies would be slow; those are a click away. */
const SHOWN_MAX = 20_000;

function requestRow({ id, at, method, path, status, credits, body }: LoggedRequest): Html {
  const characters = body === undefined ? 0 : JSON.stringify(body).length;
  const size = `${characters.toLocaleString('en')} characters`;
  const shown =
    characters > SHOWN_MAX
      ? html`<a href="/_sandbox/requests/${id}">${size}</a>`
      : disclosure(size, body);
  return html`<tr>
    <td>${moment(at)}</td>
    <td><code>${method} ${path}</code></td>
    <td class="${status === 0 || status >= 400 ? 'bad' : ''}">${status || 'no answer'}</td>
    <td>${credits}</td>
    <td>${characters > 0 && shown}</td>
  </tr>`;
}

export function personaSection(account: MaveraAccount, back: string): Html {
  return tableSection('personas', 'Own personas', {
    columns: ['Name', 'Description', 'Made', 'Id', 'Action'],
    rows: account.personas.custom().map(
      ({ id, name, description, createdAt, details }) => html`<tr>
        <td>${name}</td>
        <td>${description} ${disclosure('Details', details)}</td>
        <td>${moment(createdAt)}</td>
        <td><code>${id}</code></td>
        <td>${form(
          'persona',
          back,
          html`<input type="hidden" name="account" value="${account.name}" />
            <input type="hidden" name="id" value="${id}" />
            <button class="quiet" aria-label="Delete persona ${name}">Delete</button>`,
        )}</td>
      </tr>`,
    ),
    empty: `None was made yet. ${account.personas.list().length} built-in ones are there.`,
  });
}

export function threadSection({ threads }: MaveraAccount): Html {
  return tableSection('threads', 'Threads with Mave', {
    columns: ['Changed', 'Thread', 'Phase', 'Complexity', 'Credits'],
    rows: [...threads.values()].toReversed().map(
      ({ updatedAt, title, phase, complexity, creditsUsed, messages }) => html`<tr>
        <td>${moment(updatedAt)}</td>
        <td>${title}<details><summary>${messages.length} messages</summary>
          ${messages.map(({ role, content }) => html`<p><b>${role}</b></p><pre tabindex="0">${content}</pre>`)}
        </details></td>
        <td>${phase}</td><td>${complexity}</td><td>${creditsUsed}</td>
      </tr>`,
    ),
    empty: 'Nobody talked with Mave yet.',
  });
}

const STATE_LABELS = { live: 'works', revoked: 'revoked', expired: 'expired' };

export function keySection(
  { keys, plan }: MaveraAccount,
  limiter: RateLimiter,
  back: string,
): Html {
  const row = ({ key, name, state }: MaveraKey) => html`<tr>
    <td><code>${key}</code><br /><span class="soft">${name}</span></td>
    <td>${limiter.used(key)} of ${PLANS[plan].requestsPerMinute}</td>
    <td>${form(
      'key',
      back,
      html`<input type="hidden" name="key" value="${key}" />
        <select name="state" aria-label="State of ${key}">${KEY_STATES.map(
          (one) =>
            html`<option value="${one}" ${one === state && html`selected`}>${STATE_LABELS[one]}</option>`,
        )}</select>
        <button>Set</button>`,
    )}</td>
  </tr>`;
  return tableSection('keys', 'Keys', {
    columns: ['Key', 'Last minute', 'State'],
    rows: keys.map(row),
    empty: 'The account has no key.',
  });
}
