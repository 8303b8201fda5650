import { fraction, hash32, pick } from '../random.ts';
import { countryOf } from './countries.ts';
import { toAsciiLetters } from './names.ts';

/** What the customers of one store have in common. The same recipe and id always give the same customer. */
export interface Recipe {
  seed: number;
  /** How many customers there are: their dates are spread over the years of the shop. */
  size: number;
  mailDomains: readonly [string, ...string[]];
  /** Storefronts where people sign up; the first has most of them. */
  channelIds: readonly [number, ...number[]];
  /** By how much the shop's whole past is later than written here; see `untilToday`. */
  laterMs?: number;
}

const OPENED_MS = Date.UTC(2021, 0, 4, 8);
/** Long past, so that whatever a test or a person changes now is newer than every generated row. */
const LAST_SIGN_UP_MS = Date.UTC(2025, 8, 30, 20);
const LAST_CHANGE_MS = Date.UTC(2025, 9, 31, 20);

/** Sign-ups come in the order of the ids, so sorting by `date_created` is sorting by id. */
export function createdMs({ seed, size, laterMs = 0 }: Recipe, id: number): number {
  const step = (LAST_SIGN_UP_MS - OPENED_MS) / Math.max(size, 1);
  const ms = OPENED_MS + laterMs + (id - 1) * step + fraction(hash32(seed, id, 1)) * step;
  return Math.floor(ms / 1000) * 1000;
}

/** More than half were never changed after signing up. */
export function modifiedMs(recipe: Recipe, id: number): number {
  const created = createdMs(recipe, id);
  const hash = hash32(recipe.seed, id, 2);
  if (hash % 100 < 55) return created;
  const last = LAST_CHANGE_MS + (recipe.laterMs ?? 0);
  const later = created + fraction(hash32(recipe.seed, id, 3)) * (last - created);
  return Math.floor(later / 1000) * 1000;
}

export function namesOf({ seed }: Recipe, id: number): { first: string; last: string } {
  const { names } = countryOf(id - 1).country;
  return {
    first: pick(names.first, hash32(seed, id, 4)),
    last: pick(names.last, hash32(seed, id, 5)),
  };
}

/** The id is part of the address: nobody else has it, and the owner can be found without a list. */
export function emailOf(recipe: Recipe, id: number): string {
  const { first, last } = namesOf(recipe, id);
  const domain = pick(recipe.mailDomains, hash32(recipe.seed, id, 6));
  return `${toAsciiLetters(first)}.${toAsciiLetters(last)}${id}@${domain}`;
}

export function originChannel({ seed, channelIds }: Recipe, id: number): number {
  const share = hash32(seed, id, 7) % 10;
  return channelIds[share < 7 ? 0 : share < 9 ? 1 : 2] ?? channelIds[0];
}

export function groupOf({ seed }: Recipe, id: number): number {
  const share = hash32(seed, id, 8) % 20;
  return share < 7 ? 0 : share < 15 ? 1 : share < 18 ? 2 : 3;
}

/** How many addresses a pristine customer has. Cheap, because unfiltered address lists count them by the thousand. */
export function addressCountOf(id: number): number {
  // Moduli that share no factor with 50, the period of the countries: else some country would have no address at all.
  if (id % 11 === 0) return 0;
  return id % 23 === 0 ? 3 : id % 7 === 0 ? 2 : 1;
}

export function attributeCountOf(id: number): number {
  return id % 7 === 0 ? 3 : id % 3 === 0 ? 1 : 0;
}

export function formFieldCountOf(id: number): number {
  return id % 13 === 0 ? 3 : id % 9 === 0 ? 2 : id % 7 === 0 ? 1 : 0;
}

/** How many of a pristine customer's addresses carry delivery instructions. */
export function addressNoteCountOf(id: number): number {
  let count = 0;
  for (let nth = 0; nth < addressCountOf(id); nth += 1) if (hasNote(id, nth)) count += 1;
  return count;
}

/** Whether an address carries delivery instructions. */
export function hasNote(id: number, nth: number): boolean {
  return (id + nth) % 12 === 0;
}
