import type { Dispatcher } from '../hooks/dispatcher.ts';
import { type Html, html } from '../html.ts';
import { STATUSES } from '../shop/orders/order.ts';
import { priceTag } from '../shop/simulator/simulator.ts';
import type { Action, ActionField } from './actions/action.ts';
import { panelLink, panelPage, type Viewer } from './layout.ts';
import { ACTIONS } from './simulator-actions.ts';

const SHOWN = 15;

/** Makes things happen in the store, and shows what its hooks were told. */
export function simulatorPage(
  viewer: Viewer,
  { dispatcher, message }: { dispatcher: Dispatcher; message: string },
): string {
  const groups = Map.groupBy(Object.entries(ACTIONS), ([, { group }]) => group);
  const content = html`
<main>
  <h1>Store simulator</h1>
  <p class="quiet">Each button does in ${viewer.store.name} what a shopper or the merchant would do, and tells the app's webhooks.</p>
  ${message !== '' && html`<p class="notice" role="status">${message}</p>`}
  ${[...groups].map(
    ([group, actions]) => html`<section class="card"><h2>${group}</h2>
    ${actions.map(([name, action]) => actionForm(viewer, name, action))}</section>`,
  )}
  ${recentCard(viewer)}
  ${hooksCard(viewer, dispatcher)}
</main>`;
  return panelPage(viewer, 'simulator', 'Store simulator', content);
}

function actionForm(viewer: Viewer, name: string, { label, fields }: Action): Html {
  return html`<form method="post" action="${panelLink(viewer, `/simulate/${name}`)}" class="row" id="${name}">
${fields.map((field) => fieldOf(viewer, field))}<button>${label}</button></form>`;
}

function fieldOf({ store }: Viewer, { name, label, kind, value, newest }: ActionField): Html {
  if (kind === 'flag') {
    return html`<label><input type="checkbox" name="${name}" value="true"> ${label}</label>`;
  }
  const type =
    kind === 'number' ? html`type="number" step="any" style="width:92px"` : html`size="18"`;
  return html`<label>${label} <input name="${name}" ${type} value="${value ?? newestOf(store.shop, newest)}"></label>`;
}

function newestOf(shop: Viewer['store']['shop'], what: ActionField['newest']): string {
  if (what === 'cart') return shop.carts.latest(1)[0]?.id ?? '';
  const { lastId } = shop.orders.table;
  return what === 'order' && lastId > 0 ? String(lastId) : '';
}

/** Ids to put into the forms: the newest orders, and the carts that are open. */
function recentCard({ store: { shop } }: Viewer): Html {
  const newest: Html[] = [];
  for (const id of shop.orders.view('id').walk({ from: null, descending: true })) {
    const order = shop.orders.table.get(id);
    newest.push(html`<tr><td class="number">${id}</td><td>${order.billing.email}</td>
<td>${order.statusId} ${STATUSES[order.statusId]}${order.isDeleted && ' (archived)'}</td><td class="number">${priceTag(order)}</td></tr>`);
    if (newest.length >= SHOWN) break;
  }
  const carts = shop.carts
    .latest(SHOWN)
    .map(
      (cart) =>
        html`<tr><td><code>${cart.id}</code></td><td>${cart.email || html`<span class="quiet">unknown</span>`}</td><td class="number">${cart.items.length}</td></tr>`,
    );
  return html`<section class="card"><h2>Newest orders</h2>
<table><thead><tr><th scope="col" class="number">Order</th><th scope="col">E-mail</th><th scope="col">Status</th><th scope="col" class="number">Total</th></tr></thead><tbody>${newest}</tbody></table></section>
<section class="card"><h2>Open carts</h2>
<table><thead><tr><th scope="col">Cart</th><th scope="col">E-mail</th><th scope="col" class="number">Lines</th></tr></thead><tbody>${carts}</tbody></table></section>`;
}

function hooksCard(viewer: Viewer, dispatcher: Dispatcher): Html {
  const hooks = dispatcher.hooks.list(viewer.platform.app.clientId);
  const attempts = dispatcher.attempts.slice(-SHOWN).reverse();
  return html`<section class="card"><h2>Webhooks</h2>
<p>${hooks.length} ${hooks.length === 1 ? 'hook' : 'hooks'}, ${dispatcher.retriesWaiting} deliveries wait for their retry.</p>
<form method="post" action="${panelLink(viewer, '/retry-hooks')}" class="row" style="margin-bottom:12px"><button>Try them now</button></form>
<table><thead><tr><th scope="col">When</th><th scope="col">Scope</th><th scope="col">Sent to</th><th scope="col" class="number">Attempt</th><th scope="col">Answer</th></tr></thead><tbody>
${attempts.map(
  ({ at, scope, destination, attempt, status }) =>
    html`<tr><td>${new Date(at).toISOString().slice(11, 19)}</td><td>${scope}</td><td>${destination}</td><td class="number">${attempt}</td>
<td><span class="badge ${status !== null && status < 300 ? 'yes' : 'no'}">${status ?? 'none'}</span></td></tr>`,
)}</tbody></table></section>`;
}
