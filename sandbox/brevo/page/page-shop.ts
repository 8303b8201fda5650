import { type Html, html } from '../../page/html.ts';
import {
  disclosure,
  form,
  type ListView,
  listSection,
  moment,
  tableSection,
} from '../../page/page-parts.ts';
import type { Account } from '../account/account.ts';
import type { Category } from '../ecommerce/category.ts';
import type { Order } from '../ecommerce/order.ts';
import type { Product } from '../ecommerce/product.ts';

/** Products with their variants below them, and who waits for which to come back. */
export function productSections(account: Account, view: ListView, back: string): Html[] {
  const { products, categories, alerts } = account.catalogue;
  const all = [...products.values()];
  const variants = Map.groupBy(all, ({ parentId }) => parentId ?? '');
  const names = (ids: string[] = []) =>
    ids.map((id) => categories.get(id)?.name ?? `no. ${id}`).join(', ');
  const row = (product: Product, isVariant: boolean) => html`<tr>
    <td>${isVariant && html`<span class="soft">variant</span> `}${product.id}</td>
    <td>${product.url ? html`<a href="${product.url}">${product.name}</a>` : product.name}
      ${product.isDeleted && html`<span class="bad">deleted</span>`}</td>
    <td>${product.sku}</td>
    <td>${price(product)}</td>
    <td>${product.stock ?? '—'}</td>
    <td>${names(product.categories)}</td>
    <td>${disclosure('Show', product)}</td>
  </tr>`;

  const list = listSection(
    view,
    'Products',
    all.filter(({ parentId }) => !parentId || !products.has(parentId)),
    {
      text: ({ id, name, sku = '' }) => `${id} ${name} ${sku}`,
      columns: ['Id', 'Name', 'SKU', 'Price', 'Stock', 'Categories', 'Details'],
      rows: (product) =>
        html`${row(product, false)}${(variants.get(product.id) ?? []).map((variant) =>
          row(variant, true),
        )}`,
      empty: 'The shop has sent no product yet.',
    },
  );
  const alertRows = alerts
    .slice(-50)
    .toReversed()
    .map(
      ({ productId, contactId, askedAt, firedAt }) => html`<tr>
        <td>${products.get(productId)?.name ?? productId}</td>
        <td>${contactName(account, contactId)}</td>
        <td>${moment(askedAt)}</td>
        <td>${firedAt ? moment(firedAt) : 'waiting'}</td>
      </tr>`,
    );
  return [
    list,
    ecommerceSection(account, back),
    tableSection('alerts', 'Back-in-stock alerts', {
      columns: ['Product', 'Contact', 'Asked', 'Sent'],
      rows: alertRows,
      empty: 'Nobody waits for a product.',
    }),
  ];
}

function ecommerceSection({ name, ecommerce }: Account, back: string): Html {
  const { isActive, hasAlerts, currency } = ecommerce;
  const button = (what: string, label: string) =>
    form(
      'ecommerce',
      back,
      html`<input type="hidden" name="account" value="${name}" />
        <button class="quiet" name="toggle" value="${what}">${label}</button>`,
    );
  return html`<section aria-labelledby="ecommerce-heading">
    <h2 id="ecommerce-heading">eCommerce</h2>
    <p id="ecommerce" data-live>eCommerce is <strong>${isActive ? 'active' : 'not active'}</strong>,
      amounts are shown in ${currency}, back-in-stock alerts are ${hasAlerts ? 'on' : 'off'}.</p>
    ${button('isActive', isActive ? 'Switch eCommerce off' : 'Switch eCommerce on')}
    ${button('hasAlerts', hasAlerts ? 'Switch alerts off' : 'Switch alerts on')}
  </section>`;
}

function price({ price: full, alternativePrice }: Product): string {
  if (full === undefined) return '—';
  return alternativePrice === undefined ? `${full}` : `${full}, or ${alternativePrice}`;
}

export function categorySections({ catalogue }: Account, view: ListView): Html[] {
  const counts = new Map<string, number>();
  for (const { categories = [], isDeleted } of catalogue.products.values()) {
    for (const id of isDeleted ? [] : categories) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const row = ({ id, name, url, isDeleted, modifiedAt }: Category) => html`<tr>
    <td>${id}</td>
    <td>${url ? html`<a href="${url}">${name}</a>` : name}
      ${isDeleted && html`<span class="bad">deleted</span>`}</td>
    <td>${counts.get(id) ?? 0}</td>
    <td>${moment(modifiedAt)}</td>
  </tr>`;
  return [
    listSection(view, 'Categories', [...catalogue.categories.values()], {
      text: ({ id, name }) => `${id} ${name}`,
      columns: ['Id', 'Name', 'Products', 'Changed'],
      rows: row,
      empty: 'The shop has sent no category yet.',
    }),
  ];
}

/** Orders, with every status that they went through. */
export function orderSections(account: Account, view: ListView): Html[] {
  const { currency } = account.ecommerce;
  const owner = ({ contactId, email }: Order) =>
    contactId === undefined ? `${email ?? 'nobody'}, not linked` : contactName(account, contactId);
  const row = (order: Order) => html`<tr>
    <td>${order.id}</td>
    <td>${moment(Date.parse(order.createdAt))}</td>
    <td>${owner(order)}</td>
    <td>${order.writes.map(({ status }) => status).join(' → ')}</td>
    <td>${order.amount} ${currency}</td>
    <td>${order.storeId}</td>
    <td>${order.historical ? html`<span class="soft">no, historical</span>` : 'yes'}</td>
    <td>${disclosure(`Lines: ${order.products.length}`, order)}</td>
  </tr>`;
  const batches = account.orders.batches.slice(-20).toReversed();
  return [
    listSection(view, 'Orders', [...account.orders], {
      text: (order) => `${order.id} ${owner(order)} ${order.status}`,
      columns: ['Id', 'Placed', 'Contact', 'Status', 'Amount', 'Store', 'Automations', 'Details'],
      rows: row,
      empty: 'The shop has sent no order yet.',
    }),
    tableSection('batches', 'Batches of orders', {
      columns: ['Id', 'Orders', 'Status', 'Historical', 'Passed over', 'Notified'],
      rows: batches.map(
        ({ id, count, status, historical, dropped, notified }) => html`<tr>
          <td>${id}</td><td>${count}</td><td>${status}</td><td>${historical ? 'yes' : 'no'}</td>
          <td>${dropped}</td><td>${notified.join(', ')}</td>
        </tr>`,
      ),
      empty: 'No batch came yet.',
    }),
  ];
}

/** The address of a contact, as well as it is still known. */
export function contactName({ contacts }: Account, contactId: number): string {
  const contact = contacts.findById(contactId);
  return contact?.email ?? contact?.extId ?? `no. ${contactId}, deleted`;
}
