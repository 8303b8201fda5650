import { originChannel, type Recipe } from '../people/customer-recipe.ts';
import { fraction, hash32 } from '../random.ts';
import type { Channel } from '../store-fields.ts';

/** How many of every 100 orders are in which status. */
const STATUS_SHARES = [4, 2, 15, 2, 3, 4, 1, 2, 1, 2, 48, 10, 1, 1, 4] as const;
const STATUS_AT = STATUS_SHARES.flatMap((share, status) => Array<number>(share).fill(status));

/** Long past, as for customers: whatever is changed now is newer than every generated order. */
const OPENED_MS = Date.UTC(2021, 0, 4, 8);
const LAST_SIGN_UP_MS = Date.UTC(2025, 8, 30, 20);
const LAST_CHANGE_MS = Date.UTC(2025, 10, 1, 20);
const GUEST_BLOCK = 4;

/** What filters ask of every order. */
export interface OrderFacts {
  createdMs: number;
  modifiedMs: number;
  customerId: number;
  statusId: number;
  channelId: number;
}

/**
 * Who placed which order when, worked out from the order's number alone. Order `n` comes after the sign-up of whoever placed
 * it; many customers order for the first time when they sign up, some never, a few very often.
 */
export class OrderPlan {
  readonly size: number;
  readonly #recipe: Recipe;
  readonly #marketplaceId: number | undefined;
  readonly #stepMs: number;

  constructor(recipe: Recipe, channels: readonly Channel[], size: number) {
    this.size = size;
    this.#recipe = recipe;
    this.#marketplaceId = channels.find(({ type }) => type === 'marketplace')?.id;
    this.#stepMs = (LAST_SIGN_UP_MS - OPENED_MS) / Math.max(size, 1);
  }

  /** Ascending with the id. */
  createdMs(id: number): number {
    const { seed, laterMs = 0 } = this.#recipe;
    const ms = OPENED_MS + (id + 0.9 * fraction(hash32(seed, id, 600))) * this.#stepMs;
    return Math.floor((ms + laterMs) / 1000) * 1000;
  }

  factsOf(id: number): OrderFacts {
    const created = this.createdMs(id);
    const customerId = this.customerOf(id);
    const later = fraction(hash32(this.#recipe.seed, id, 601)) * 20 * 86_400_000;
    const last = LAST_CHANGE_MS + (this.#recipe.laterMs ?? 0);
    return {
      createdMs: created,
      modifiedMs: Math.floor(Math.min(created + later, last) / 1000) * 1000,
      customerId,
      statusId: STATUS_AT[hash32(this.#recipe.seed, id, 602) % 100] ?? 10,
      channelId: this.#channelOf(id, customerId),
    };
  }

  /** 0: a guest, or somebody on a marketplace. */
  customerOf(id: number): number {
    const { seed, size } = this.#recipe;
    if (size === 0 || this.isFromMarketplace(id)) return 0;
    const newcomer = this.#newcomerOf(id);
    if (newcomer > 0) return newcomer;
    if (hash32(seed, id, 603) % 100 < 30) return 0;
    const signedUp = Math.floor((id / Math.max(this.size, 1)) * size);
    if (signedUp < 1) return 0;
    return 1 + Math.floor(fraction(hash32(seed, id, 604)) ** 1.5 * signedUp);
  }

  isFromMarketplace(id: number): boolean {
    if (this.#marketplaceId === undefined || this.#newcomerOf(id) > 0) return false;
    return hash32(this.#recipe.seed, id, 605) % 100 < 6;
  }

  /** The order that a customer placed on signing up. */
  firstOrderOf(customerId: number): number | undefined {
    const { size } = this.#recipe;
    const id = Math.ceil((customerId * this.size) / Math.max(size, 1)) + 1;
    return id <= this.size && this.#newcomerOf(id) === customerId ? id : undefined;
  }

  #newcomerOf(id: number): number {
    const { seed, size } = this.#recipe;
    const customer = Math.floor(((id - 1) * size) / Math.max(this.size, 1));
    if (customer < 1 || customer > size) return 0;
    if (Math.ceil((customer * this.size) / size) + 1 !== id) return 0;
    return hash32(seed, customer, 606) % 10 < 6 || cameFromOrder(this.#recipe, customer)
      ? customer
      : 0;
  }

  /** Guests come back within a few orders: the number that is part of their address. */
  guestOf(id: number): number {
    return Math.floor(id / GUEST_BLOCK) * GUEST_BLOCK;
  }

  /** The orders that guest may have placed. */
  ordersOfGuest(guest: number): number[] {
    return Array.from({ length: GUEST_BLOCK }, (_, place) => guest + place).filter(
      (id) => id >= 1 && id <= this.size && this.customerOf(id) === 0,
    );
  }

  #channelOf(id: number, customerId: number): number {
    const { seed, channelIds } = this.#recipe;
    if (this.isFromMarketplace(id)) return this.#marketplaceId ?? channelIds[0];
    const share = hash32(seed, id, 607) % 10;
    if (customerId > 0 && share < 8) return originChannel(this.#recipe, customerId);
    return channelIds[share < 6 ? 0 : share - 6] ?? channelIds[0];
  }
}

/** Whether a customer's newsletter record was made at the checkout of their first order. */
export function cameFromOrder({ seed }: Recipe, customerId: number): boolean {
  return hash32(seed, customerId, 40) % 5 === 0;
}
