import { type Html, html } from '../html.ts';
import type { Subscriber } from '../shop/people/subscribers.ts';
import { panelLink, panelPage, type Viewer } from './layout.ts';

const PER_PAGE = 50;

/** Per cent of the width: fixed, or one very long name would squeeze all other columns. */
const COLUMN_SHARES = [5, 15, 24, 13, 10, 10, 11, 12];

/** The store's customers beside their newsletter records, to be compared with what Brevo holds. */
export function customersPage(viewer: Viewer, { page, email }: { page: number; email: string }) {
  const { shop } = viewer.store;
  const total = email === '' ? shop.customers.count : shop.customerIdsByEmail(email).length;
  const last = Math.max(1, Math.ceil(total / PER_PAGE));
  const ids = email === '' ? idsOnPage(viewer, page) : shop.customerIdsByEmail(email);
  const nameOf = (channelId: number) =>
    shop.channels.find(({ id }) => id === channelId)?.name ?? `Channel ${channelId}`;
  const group = (id: number) => shop.groups.find((candidate) => candidate.id === id)?.name ?? id;

  const rows = ids.map((id) => {
    const row = shop.customers.get(id);
    const phone = row.phone || row.addresses.find((address) => address.phone)?.phone;
    return html`<tr><td class="number">${row.id}</td><td>${row.first_name} ${row.last_name}</td><td>${row.email}</td>
<td>${phone ?? html`<span class="quiet">none</span>`}</td><td>${row.addresses[0]?.country ?? ''}${row.addresses.length > 1 && ` (${row.addresses.length})`}</td>
<td>${row.customer_group_id > 0 && group(row.customer_group_id)}</td><td>${nameOf(row.origin_channel_id)}</td>
<td>${newsletter(shop.subscribersByEmail(row.email), nameOf)}</td></tr>`;
  });

  const to = (target: number, label: string) =>
    target >= 1 && target <= last && target !== page
      ? html`<a class="button" href="${panelLink(viewer, '/customers', { page: target })}">${label}</a>`
      : '';
  const content = html`
<main>
  <h1>Customers</h1>
  <form method="get" class="row" style="margin-bottom:14px">
    <input type="hidden" name="as" value="${viewer.user.id}">
    <label>E-mail <input name="email" value="${email}" size="30"></label><button>Find</button>
    <span class="quiet">${total.toLocaleString('en')} customers</span>
  </form>
  <table style="table-layout:fixed;min-width:900px">
    <caption class="visually-hidden">Customers, page ${page} of ${last}</caption>
    <colgroup>${COLUMN_SHARES.map((share) => html`<col style="width:${share}%">`)}</colgroup>
    <thead><tr><th scope="col" class="number">Id</th><th scope="col">Name</th><th scope="col">E-mail</th><th scope="col">Phone</th>
    <th scope="col">Country</th><th scope="col">Group</th><th scope="col">Storefront</th><th scope="col">Newsletter</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>
  ${email === '' && html`<div class="row" style="margin-top:14px">${to(1, 'First')}${to(page - 1, 'Previous')}<span>Page ${page} of ${last}</span>${to(page + 1, 'Next')}${to(last, 'Last')}</div>`}
</main>`;
  return panelPage(viewer, 'customers', 'Customers', content);
}

function newsletter(records: Subscriber[], nameOf: (channelId: number) => string): Html[] {
  return records.map(({ consents, channel_id }) => {
    const isSubscribed = consents.includes('marketing_newsletter');
    const state = isSubscribed
      ? 'yes'
      : consents.length > 0
        ? 'cart reminders only'
        : 'unsubscribed';
    return html`<span class="badge ${isSubscribed ? 'yes' : 'no'}">${state}</span> <span class="quiet small">${nameOf(channel_id)}</span> `;
  });
}

function idsOnPage({ store: { shop } }: Viewer, page: number): number[] {
  const ids: number[] = [];
  let skip = (page - 1) * PER_PAGE;
  for (const id of shop.view('id').walk({ from: null, descending: false })) {
    if (skip-- > 0) continue;
    ids.push(id);
    if (ids.length === PER_PAGE) break;
  }
  return ids;
}
