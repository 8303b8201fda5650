import type { Shop } from '../../sandbox/bigcommerce/shop/shop.ts';
import type { Account } from '../../sandbox/brevo/account/account.ts';
import type { Happening, Life } from './life.ts';
import { CARTS } from './life-of-carts.ts';
import { GOODS } from './life-of-goods.ts';
import { ORDERS } from './life-of-orders.ts';
import { PEOPLE } from './life-of-people.ts';
import { SOMETIMES_OFF } from './merchants-mind.ts';
import type { Random } from './random.ts';
import { ShopMemory } from './shop-memory.ts';
import { ShopPeople } from './shop-people.ts';

const ALL: readonly (readonly Happening[])[] = [PEOPLE, PEOPLE, ORDERS, CARTS, GOODS];

/** A shop that lives its life: people come, change, buy, change their minds and leave, and so does what is sold. */
export class RandomShop {
  readonly memory: ShopMemory;
  readonly #life: Life;
  readonly #kinds: readonly (readonly Happening[])[];

  constructor(
    shop: Shop,
    account: Account,
    random: Random,
    kinds: readonly (readonly Happening[])[] = ALL,
  ) {
    this.#kinds = kinds;
    const people = new ShopPeople(shop);
    const known = [...people.emails].filter((email) => people.standingOf(email) !== 'nobody');
    const without = new ShopPeople(shop, new Set([SOMETIMES_OFF]));
    const shaken = known.filter((email) => without.standingOf(email) !== people.standingOf(email));
    this.memory = new ShopMemory(new Set(known), new Set(shaken));
    for (const email of people.emails)
      if (people.isSubscribed(email)) this.memory.readers.add(email);
    this.#life = { shop, account, random, memory: this.memory };
  }

  /** One thing happens. */
  step(): void {
    this.memory.steps += 1;
    const { random } = this.#life;
    random.of(random.of(this.#kinds) ?? [])?.(this.#life);
  }
}
