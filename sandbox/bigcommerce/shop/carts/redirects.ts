import { randomBytes } from 'node:crypto';

export type RedirectKind = 'cart' | 'checkout' | 'embedded-checkout';

interface Redirect {
  kind: RedirectKind;
  cartId: string;
  wasUsed: boolean;
}

/** Links into carts that the API made: each leads there once (reference §6.4). */
export class CartRedirects {
  readonly #redirects = new Map<string, Redirect>();

  issue(cartId: string, kind: RedirectKind): string {
    const token = randomBytes(16).toString('hex');
    this.#redirects.set(token, { kind, cartId, wasUsed: false });
    return token;
  }

  /** What the link leads to, the first time only; null if it was used before. */
  use(token: string): { kind: RedirectKind; cartId: string } | null | undefined {
    const redirect = this.#redirects.get(token);
    if (!redirect) return undefined;
    if (redirect.wasUsed) return null;
    redirect.wasUsed = true;
    return redirect;
  }
}
