import { type Html, html } from '../../page/html.ts';
import { readView } from '../../page/page-parts.ts';
import type { Account } from '../account/account.ts';
import type { BrevoSwitches } from '../switches.ts';
import { accountSections } from './page-account.ts';
import { cartSections, eventSections } from './page-events.ts';
import { categorySections, orderSections, productSections } from './page-shop.ts';
import { webhookSections } from './page-webhooks.ts';

/** What the page shows of an account, and how much there is of it. */
const TABS: Record<string, { label: string; count: (account: Account) => number }> = {
  contacts: { label: 'Contacts', count: ({ contacts }) => contacts.size },
  products: { label: 'Products', count: ({ catalogue }) => catalogue.products.size },
  categories: { label: 'Categories', count: ({ catalogue }) => catalogue.categories.size },
  orders: { label: 'Orders', count: ({ orders }) => orders.size },
  events: { label: 'Events', count: ({ events }) => events.size },
  carts: { label: 'Cart reminders', count: ({ carts }) => carts.waiting().length },
  webhooks: { label: 'Webhooks', count: ({ webhooks }) => webhooks.size },
};

interface TabRequest {
  query: Record<string, unknown>;
  /** The page's own address, where its forms come back to. */
  back: string;
  switches: BrevoSwitches;
}

export function tabNav(account: Account, { query }: Pick<TabRequest, 'query'>): Html {
  const chosen = chosenTab(query);
  return html`<nav id="tabs" class="tabs" aria-label="What the account holds" data-live>${Object.entries(
    TABS,
  ).map(
    ([tab, { label, count }]) =>
      html`<a href="/?${new URLSearchParams({ account: account.name, tab }).toString()}" ${
        tab === chosen && html`aria-current="true"`
      }>${label} <span class="count">${count(account)}</span></a>`,
  )}</nav>`;
}

/** The sections of the tab that the query names; contacts if it names none. */
export function tabSections(account: Account, { query, back, switches }: TabRequest): Html[] {
  const tab = chosenTab(query);
  const view = readView(account.name, tab, query);
  switch (tab) {
    case 'products':
      return productSections(account, view, back);
    case 'categories':
      return categorySections(account, view);
    case 'orders':
      return orderSections(account, view);
    case 'events':
      return eventSections(account, view);
    case 'carts':
      return cartSections(account, switches);
    case 'webhooks':
      return webhookSections(account);
    default:
      return accountSections(account, query, back);
  }
}

function chosenTab({ tab }: Record<string, unknown>): string {
  return typeof tab === 'string' && Object.hasOwn(TABS, tab) ? tab : 'contacts';
}
