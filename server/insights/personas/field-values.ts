import type { Customer } from '../../clients/bigcommerce/customer.ts';
import type { LeftOutSegments } from '../../contract/personas.ts';
import type { Buyer } from '../../db/ledger/buyers.ts';
import type { PeopleNames } from './people-names.ts';
import { SegmentSums } from './segment-sums.ts';

/** A field with more values than this tells customers apart rather than together. */
const MOST_VALUES = 500;
/** What is longer is free text. */
const LONGEST_VALUE = 100;
/** An e-mail address, or digits enough for a phone number. */
const CONTACT_DETAIL = /@|(?:\d[\s().+-]*){7,}/;

interface CountedValue {
  sums: SegmentSums;
  /** How often the value stands in their own name or address. */
  own: number;
}

export interface ValueSegment {
  value: string;
  sums: SegmentSums;
}

/** The values of one field, counted as customers are read. Which customer has which is not kept. */
export class FieldValues {
  readonly #values = new Map<string, CountedValue>();
  #isTooMany = false;

  add(value: string | undefined, customer: Customer, buyer: Buyer | undefined): void {
    if (value === undefined || this.#isTooMany) return;
    const counted = this.#values.get(value) ?? { sums: new SegmentSums(), own: 0 };
    this.#values.set(value, counted);
    counted.sums.add(buyer);
    if (isTheirOwn(value, customer)) counted.own += 1;
    this.#isTooMany = this.#values.size > MOST_VALUES;
    if (this.#isTooMany) this.#values.clear();
  }

  /** The largest first, and what is left out; of values that are left out, only how many they are. */
  conclude(
    source: string,
    { minSize, maxSegments }: { minSize: number; maxSegments: number },
    names: PeopleNames,
  ): { segments: ValueSegment[]; leftOut: LeftOutSegments[] } {
    if (this.#isTooMany)
      return {
        segments: [],
        leftOut: [{ source, reason: 'too_many_values', values: null, people: null }],
      };
    const all = [...this.#values].map(([value, counted]) => ({ value, ...counted }));
    const { personal = [], other = [] } = Object.groupBy(all, (one) =>
      isPersonal(one) || names.isName(one.value) ? 'personal' : 'other',
    );
    const small = other.filter(({ sums }) => sums.people < minSize);
    const enough = other.filter(({ sums }) => sums.people >= minSize);
    enough.sort((a, b) => b.sums.people - a.sums.people || (a.value < b.value ? -1 : 1));
    const leaveOut = (reason: LeftOutSegments['reason'], some: typeof all): LeftOutSegments[] => {
      const people = some.reduce((sum, { sums }) => sum + sums.people, 0);
      return some.length > 0 ? [{ source, reason, values: some.length, people }] : [];
    };
    return {
      segments: enough.slice(0, maxSegments).map(({ value, sums }) => ({ value, sums })),
      leftOut: [
        ...leaveOut('personal', personal),
        ...leaveOut('too_small', small),
        ...leaveOut('beyond_most', enough.slice(maxSegments)),
      ],
    };
  }
}

/** Free text, a contact detail, or what most who have it are called. */
function isPersonal({ value, own, sums }: CountedValue & { value: string }): boolean {
  return value.length > LONGEST_VALUE || CONTACT_DETAIL.test(value) || own * 2 > sums.people;
}

function isTheirOwn(value: string, { firstName, lastName, company, email }: Customer): boolean {
  const said = tidy(value);
  const names = [firstName, lastName, `${firstName} ${lastName}`, company, email];
  return names.some((name) => tidy(name) === said);
}

function tidy(text: string): string {
  return text.trim().toLowerCase();
}
