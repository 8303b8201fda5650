import type { Customer } from '../../sandbox/bigcommerce/shop/people/customer.ts';
import type { Contact } from '../../sandbox/brevo/contacts/contact.ts';
import { expectedAmount } from '../helpers/models/order-model.ts';
import type { ChaosScene } from './chaos-scene.ts';
import { lostRefunds } from './lost-refunds.ts';
import type { ShopMemory } from './shop-memory.ts';
import { type ShopPeople, saysYes } from './shop-people.ts';

/** Orders that are money: placed, and not taken back. */
const MONEY = [2, 3, 8, 9, 10, 11, 14];
const NOT_PLACED = [0, 5, 6];

interface Lists {
  allCustomers: number;
  buyers: number;
  abandonedCart: number;
}

/** What of Brevo's contacts is not as the shop says. */
export function contactDivergences(
  { account, bigcommerce }: Pick<ChaosScene, 'account' | 'bigcommerce'>,
  people: ShopPeople,
  memory: ShopMemory,
  lists: Lists,
): string[] {
  const unheardOf = lostRefunds({ bigcommerce });
  const inBrevo = [...account.contacts].flatMap(({ email }) => email ?? []);
  const everybody = new Set([...people.emails, ...inBrevo]);
  const silenced = [...memory.readers]
    .filter((email) => !memory.hasOptedOut(email) && !memory.left.has(email))
    .filter((email) => !people.recordsOf(email).some(saysYes))
    .map((email) => `${email} lost the newsletter without having said no`);
  const wrong = [...everybody].flatMap((email) => {
    const wrong = whatIsWrong(people, account.contact(email), email, { memory, lists, unheardOf });
    return wrong.map((what) => `${email} (${people.standingOf(email)}): ${what}`);
  });
  return [...silenced, ...wrong];
}

function whatIsWrong(
  people: ShopPeople,
  contact: Contact | undefined,
  email: string,
  { memory, lists, unheardOf }: { memory: ShopMemory; lists: Lists; unheardOf: Set<number> },
): string[] {
  const standing = people.standingOf(email);
  if (memory.isGone(email))
    return contact ? wrongOfNobody(people, contact, lists, { isGone: true }) : [];
  if (standing === 'nobody')
    return contact && !(memory.left.has(email) && people.hasTicked(email))
      ? wrongOfNobody(people, contact, lists)
      : [];
  // Whose account was deleted, or moved to another address, comes back only when they ask for it.
  const isBack = standing === 'customer' || !memory.left.has(email);
  if (!contact) return isBack && !memory.wasInterrupted(email) ? ['is not in Brevo'] : [];
  const wrong: string[] = [];
  if (isBack && !contact.listIds.includes(lists.allCustomers)) wrong.push('is not in the list');
  if (contact.emailBlacklisted && !memory.mayBeBlocked(email) && wasNeverBlocked(people, email))
    wrong.push('is blocked');
  if (standing === 'reader' || !isBack) return wrong;

  const orders = people.ordersOf(email);
  const money = orders.filter(({ statusId }) => MONEY.includes(statusId));
  const total = money.reduce((sum, one) => sum + Math.round(expectedAmount(one) * 100) / 100, 0);
  const { ORDER_COUNT: count = 0, TOTAL_SPENT: spent = 0 } = contact.attributes;
  if (count !== money.length) wrong.push(`ORDER_COUNT ${count}, not ${money.length}`);
  const isSure = orders.every(({ id }) => !unheardOf.has(id));
  if (isSure && Math.abs(Number(spent) - total) > 0.06)
    wrong.push(`TOTAL_SPENT ${spent}, not ${total.toFixed(2)}`);
  const hasBought = orders.some(({ statusId }) => !NOT_PLACED.includes(statusId));
  if (contact.listIds.includes(lists.buyers) !== hasBought)
    wrong.push(hasBought ? 'is not among the buyers' : 'is among the buyers');
  const [customer, ...others] = people.customersWith(email);
  if (customer && others.length === 0 && standing === 'customer')
    wrong.push(...wrongValues(contact, customer));
  return wrong;
}

/** What has become empty in the store is empty in Brevo, where nobody but us writes. */
function wrongValues({ attributes, extId }: Contact, customer: Customer): string[] {
  const expected = {
    FIRSTNAME: customer.first_name.trim(),
    LASTNAME: customer.last_name.trim(),
    COMPANY: customer.company.trim(),
    CITY: customer.addresses[0]?.city.trim() ?? '',
  };
  const wrong = Object.entries(expected)
    .filter(([name, value]) => (attributes[name] ?? '') !== value)
    .map(([name, value]) => `${name} is ${attributes[name]}, not ${value}`);
  const ownId = `bc:acme1:${customer.id}`;
  return extId === ownId ? wrong : [...wrong, `ext_id is ${extId}, not ${ownId}`];
}

/** Nobody can reach them through us: they are blocked, or in none of our lists. */
function wrongOfNobody(
  people: ShopPeople,
  contact: Contact,
  lists: Lists,
  { isGone = false } = {},
): string[] {
  if (contact.emailBlacklisted) return [];
  const ours = contact.listIds.filter((id) => Object.values(lists).includes(id));
  const records = people.recordsOf(contact.email ?? '');
  // A yes on one storefront is not undone by a no on another.
  const hasSaidNo = !records.some(saysYes) && records.some(({ consents }) => consents.length === 0);
  // A reader of the newsletter stays one, though an account of theirs on another storefront is left out.
  const mayRead = !isGone && people.isSubscribed(contact.email ?? '');
  return [
    ...(ours.length > 0 && !mayRead ? [`is in lists ${ours.join()} without having agreed`] : []),
    ...(hasSaidNo ? ['has said no and is not blocked'] : []),
  ];
}

/** Who has said no before we came may be blocked from the start. */
function wasNeverBlocked(people: ShopPeople, email: string): boolean {
  return people.recordsOf(email).every(({ consents }) => consents.length > 0);
}
