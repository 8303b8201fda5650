import type { BigCommerceClient } from '../clients/bigcommerce/bigcommerce-client.ts';
import type { RemoteClients } from '../clients/remote-clients.ts';
import type { CartRepository } from '../db/ledger/carts.ts';
import type { CartContent, StorefrontTokenRepository } from '../db/store/storefront-tokens.ts';
import type { StoreRepository } from '../db/store/stores.ts';
import { AppError, RemoteError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { stillForSale } from './still-for-sale.ts';

/** Where a recovery link leads. `shopUrl` is null where we do not know the shop's address. */
export type Recovery =
  | { outcome: 'checkout'; url: string }
  /** Nothing that was in the cart is for sale any more. */
  | { outcome: 'sold_out'; shopUrl: string | null }
  /** The store does not answer us now. */
  | { outcome: 'unavailable'; shopUrl: string | null };

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

interface RecoveryLinksDeps {
  stores: StoreRepository;
  tokens: StorefrontTokenRepository;
  carts: CartRepository;
  remotes: RemoteClients;
  logger: Logger;
  now(): number;
}

/** The links in cart mails. */
export class RecoveryLinks {
  readonly #deps: RecoveryLinksDeps;

  constructor(deps: RecoveryLinksDeps) {
    this.#deps = deps;
  }

  /**
   * Fills a new cart with what was in the old one and answers the way into its checkout. A new one each time, that belongs to
   * nobody: BigCommerce has no links into a shopper's own cart (reference/bigcommerce.md §6.4), and whoever a mail was
   * forwarded to sees nothing of the person. Throws AppError `not_found`, the same whether the link never was or is
   * over.
   */
  async open(token: string): Promise<Recovery> {
    const { stores, tokens, carts, remotes, logger, now } = this.#deps;
    const found = TOKEN.test(token) ? await tokens.find(token, now()) : undefined;
    const store = found && (await stores.find(found.storeHash));
    if (!found || !store) throw new AppError('not_found', 'This link leads nowhere any more.');
    const { storeHash, cartId, content } = found;
    const shopUrl = content.shopUrl ?? store.profile.secureUrl;
    try {
      const bigcommerce = await remotes.bigcommerce(storeHash, { interactive: true });
      const made = await rebuild(bigcommerce, content);
      if (!made) return { outcome: 'sold_out', shopUrl };
      const { channelId } = content;
      await carts.noteRebuilt(storeHash, { cartId: made.id, channelId, recovers: cartId }, now());
      return { outcome: 'checkout', url: made.checkoutUrl };
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error;
      logger.warn({ err: error, storeHash }, 'a cart could not be rebuilt');
      return { outcome: 'unavailable', shopUrl };
    }
  }
}

/** BigCommerce refuses a cart whole for one item that cannot be bought: then it is made of those that can. */
async function rebuild(bigcommerce: BigCommerceClient, content: CartContent) {
  if (content.items.length === 0) return undefined;
  try {
    return await bigcommerce.carts.create(content);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  const items = await stillForSale(bigcommerce.catalog, content.items);
  if (items.length === 0) return undefined;
  try {
    return await bigcommerce.carts.create({ ...content, items });
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof RemoteError && ['rejected', 'missing'].includes(error.failure);
}
