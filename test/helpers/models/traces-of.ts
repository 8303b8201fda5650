import { createHash } from 'node:crypto';
import type { Customer } from '../../../sandbox/bigcommerce/shop/people/customer.ts';
import type { Shop } from '../../../sandbox/bigcommerce/shop/shop.ts';
import { customersOf } from './shop-model.ts';

/** Shorter words may stand in sealed text by chance. */
const SHORTEST_WORD = 8;

/** What would betray a store's customers if it stood somewhere: each value in the spellings it may have. */
export function tracesOfPeople(shop: Shop): string[] {
  const traces = new Set<string>();
  for (const customer of customersOf(shop)) {
    for (const email of emailsOf(shop, customer))
      for (const form of formsOf(email)) traces.add(form);
    for (const words of wordsOf(customer)) if (words.length >= SHORTEST_WORD) traces.add(words);
    for (const phone of phonesOf(customer)) {
      const digits = phone.replace(/\D/g, '');
      if (digits.length >= SHORTEST_WORD) traces.add(phone).add(digits);
    }
  }
  return [...traces];
}

/** Those that stand in a text or a file, however they are capitalised. */
export function findTraces(traces: readonly string[], haystack: Buffer | string): string[] {
  const text = haystack.toString('utf8').toLowerCase();
  return traces.filter((trace) => text.includes(trace.toLowerCase()));
}

function emailsOf(shop: Shop, { email }: Customer): string[] {
  return [email, ...shop.subscribersByEmail(email).map((subscriber) => subscriber.email)];
}

/** In the clear, coded, or hashed without a key, which is as good as in the clear. */
function formsOf(email: string): string[] {
  const text = email.toLowerCase();
  const hashes = ['md5', 'sha1', 'sha256'].flatMap((name) => {
    const hash = createHash(name).update(text).digest();
    return [hash.toString('hex').slice(0, 32), hash.toString('base64url').slice(0, 20)];
  });
  const coded = Buffer.from(email).toString('base64url').slice(0, -2);
  return [email, encodeURIComponent(email), coded, ...hashes];
}

function wordsOf(customer: Customer): string[] {
  const { first_name, last_name, addresses } = customer;
  const homes = addresses.flatMap(({ address1, company }) => [address1, company]);
  return [first_name, last_name, `${first_name} ${last_name}`, customer.company, ...homes].map(
    (words) => words.trim(),
  );
}

function phonesOf({ phone, addresses }: Customer): string[] {
  return [phone, ...addresses.map((address) => address.phone)];
}
