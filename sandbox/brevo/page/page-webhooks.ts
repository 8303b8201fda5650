import { type Html, html } from '../../page/html.ts';
import { disclosure, moment, tableSection } from '../../page/page-parts.ts';
import type { Account } from '../account/account.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import type { Webhook } from '../webhooks/webhook.ts';

const DELIVERIES_SHOWN = 50;

/** Which webhooks there are, and what was sent to them. */
export function webhookSections({ webhooks, deliveries }: Account): Html[] {
  return [
    tableSection('webhooks', 'Webhooks', {
      columns: ['Id', 'Type', 'Address', 'Events', 'Secured by', 'Batched'],
      rows: [...webhooks.values()].map(webhookRow),
      empty: 'No webhook was made yet.',
    }),
    tableSection('deliveries', 'Deliveries', {
      columns: ['Last tried', 'Webhook', 'Event', 'Contact', 'State', 'Answers', 'Body'],
      rows: deliveries.slice(-DELIVERIES_SHOWN).toReversed().map(deliveryRow),
      empty: 'Nothing was delivered yet.',
    }),
  ];
}

function webhookRow({ id, type, url, events, auth, headers = [], batched }: Webhook): Html {
  const secured = [
    auth?.token && 'bearer token',
    headers.length > 0 && `${headers.length} headers`,
  ].filter(Boolean);
  return html`<tr>
    <td>${id}</td><td>${type}</td><td><code>${url}</code></td><td>${events.join(', ')}</td>
    <td>${secured.join(', ') || html`<span class="bad">nothing</span>`}</td>
    <td>${batched ? 'yes' : 'no'}</td>
  </tr>`;
}

function deliveryRow({ webhookId, events, emails, state, attempts, body }: Delivery): Html {
  const last = attempts.at(-1);
  return html`<tr>
    <td>${last ? moment(last.at) : '—'}</td>
    <td>${webhookId}</td>
    <td>${events.join(', ')}</td>
    <td>${emails.length > 3 ? `${emails.length} contacts` : emails.join(', ')}</td>
    <td class="${state === 'failed' ? 'bad' : ''}">${state}</td>
    <td>${attempts.map(({ outcome }) => outcome).join(', ')}</td>
    <td>${disclosure('Show', body)}</td>
  </tr>`;
}
