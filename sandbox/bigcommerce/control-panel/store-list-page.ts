import { html, page } from '../html.ts';
import type { Platform } from '../platform.ts';

/** The first page: which store to manage. */
export function storeListPage(platform: Platform, { hasSignedOut }: { hasSignedOut: boolean }) {
  const cards = [...platform.stores.values()].map((store) => {
    const { shop, installation } = store;
    const storefronts = shop.channels.filter(({ type }) => type === 'storefront').length;
    return html`<section class="card">
  <h2>${store.name}</h2>
  <p class="quiet small">${store.hash} · owner ${store.owner.email}</p>
  <p>${shop.customers.count.toLocaleString('en')} customers, ${shop.subscribers.count.toLocaleString('en')} newsletter records,
    ${storefronts} ${storefronts === 1 ? 'storefront' : 'storefronts'}</p>
  <p>${installation ? html`<span class="badge yes">app installed</span>` : html`<span class="badge">app not installed</span>`}</p>
  <a class="button main" href="/manage/${store.hash}/apps">Manage ${store.name}</a>
</section>`;
  });

  return page(
    'Control panel · sandbox',
    html`
<header class="bar"><span class="brand">Control panel</span><span class="tag">sandbox</span></header>
<main style="max-width:1000px;margin:0 auto">
  ${hasSignedOut && html`<p class="notice" role="status">You have logged out. Open tabs with the app were told.</p>`}
  <h1>Choose a store</h1>
  <p>These stores stand in for BigCommerce. Everything in them is made up, and forgotten when the sandbox stops.</p>
  <div class="grid">${cards}</div>
</main>`,
  );
}
