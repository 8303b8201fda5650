import type { Country } from './countries.ts';

/** A stride that shares no factor with 10 visits every number of a range once, in an order that looks like chance. */
const STRIDE = 7_654_321;

/**
 * The national number (without trunk prefix) of the `rank`th person of a country. Two ranks never give the same one, up to
 * several million a country.
 */
export function nationalNumber(country: Country, rank: number): string {
  let left = rank;
  for (const [list, digits] of country.ranges) {
    const prefixes = list.split(' ');
    const capacity = prefixes.length * 10 ** digits;
    if (left < capacity) {
      const prefix = prefixes[left % prefixes.length] ?? '';
      const nth = (Math.floor(left / prefixes.length) * STRIDE + 12_345) % 10 ** digits;
      return prefix + String(nth).padStart(digits, '0');
    }
    left -= capacity;
  }
  throw new Error(`${country.name} has no phone number left for person ${rank}.`);
}

/** Europe and New Zealand dial abroad with 00; other places have other prefixes. */
const USES_00 = /^(3|4|64)/;

/** As people type them: mostly the national way, some international, some with `00`, some with dots or brackets. */
export function writePhone(country: Country, national: string, style: number): string {
  const groups = inGroups(country, national);
  switch (style % 10) {
    case 0:
    case 1:
      return `+${country.dialCode}${national}`;
    case 2:
      return `+${country.dialCode} ${groups.join(' ')}`;
    case 3:
      return USES_00.test(country.dialCode)
        ? `00${country.dialCode}${national}`
        : country.trunk + groups.join(country.dialCode === '1' ? '.' : ' ');
    case 4:
      return country.dialCode === '1'
        ? `(${groups[0]}) ${groups.slice(1).join('-')}`
        : country.trunk + groups.join('-');
    case 5:
      return country.trunk + national;
    default:
      return country.trunk + groups.join(country.dialCode === '1' ? '-' : ' ');
  }
}

function inGroups(country: Country, national: string): string[] {
  const groups: string[] = [];
  let from = 0;
  for (const size of country.grouping) {
    if (from < national.length) groups.push(national.slice(from, from + size));
    from += size;
  }
  if (from < national.length) groups.push(national.slice(from));
  return groups;
}
