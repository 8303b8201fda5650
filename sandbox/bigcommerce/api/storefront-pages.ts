import { Router } from 'express';
import { html, page } from '../html.ts';
import type { Platform } from '../platform.ts';
import { cartTotals } from '../shop/carts/cart.ts';

/** Where a cart's redirect URLs lead: a stand-in for the storefront that shows what would be there. Each link works once. */
export function storefrontPages(platform: Platform): Router {
  const router = Router();

  router.get('/storefront/:hash/:kind/:token', (request, response) => {
    const store = platform.stores.get(request.params.hash);
    const redirect = store?.shop.redirects.use(request.params.token);
    const cart = redirect && store?.shop.carts.find(redirect.cartId);
    if (!store || redirect === undefined || redirect?.kind !== request.params.kind || !cart) {
      const reason = redirect === null ? 'This link was used before.' : 'This cart is not here.';
      const body = html`<main class="narrow"><h1>Your cart is empty</h1><p>${reason}</p></main>`;
      return void response.status(redirect === null ? 410 : 404).send(page('Empty cart', body));
    }
    const title = redirect.kind === 'cart' ? 'Your cart' : 'Checkout';
    const amount = (hundredths: number) => `${(hundredths / 100).toFixed(2)} ${cart.currency}`;
    const content = html`<main class="narrow" data-cart="${cart.id}"><h1>${title}</h1>
<p class="quiet">${store.name} · sandbox</p><table><tbody>${cart.items.map(
      (item) =>
        html`<tr><td>${item.name}</td><td class="number">${item.quantity}</td><td class="number">${amount(item.salePrice * item.quantity)}</td></tr>`,
    )}</tbody></table><p><b>${amount(cartTotals(cart).amount)}</b></p></main>`;
    response.send(page(title, content));
  });

  return router;
}
