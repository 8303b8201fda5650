import type { Customer } from '../../clients/bigcommerce/customer.ts';

/** However large the store: these are what most people are called. */
const MOST_NAMES = 50_000;

/** What customers are called, for as long as they are counted: so that nobody's name passes for a segment. Never kept. */
export class PeopleNames {
  readonly #first = new Set<string>();
  readonly #last = new Set<string>();

  add({ firstName, lastName }: Pick<Customer, 'firstName' | 'lastName'>): void {
    if (this.#first.size < MOST_NAMES) this.#first.add(tidy(firstName));
    if (this.#last.size < MOST_NAMES) this.#last.add(tidy(lastName));
  }

  /** Whether it is made of a first name and a last name, in either order. One word alone may be a colour, or a place. */
  isName(value: string): boolean {
    const words = tidy(value).replace(',', '').split(/\s+/);
    const [one, ...others] = words;
    if (!one || others.length === 0) return false;
    const rest = others.join(' ');
    const last = words.at(-1) ?? '';
    const fore = words.slice(0, -1).join(' ');
    const isPair = (first: string, name: string) => this.#first.has(first) && this.#last.has(name);
    return isPair(one, rest) || isPair(one, last) || isPair(fore, last) || isPair(last, fore);
  }
}

function tidy(text: string): string {
  return text.trim().toLowerCase();
}
