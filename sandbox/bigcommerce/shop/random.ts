/** A 32-bit number that depends on nothing but its inputs, so that any row can be made again from its index alone. */
export function hash32(seed: number, index: number, salt = 0): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index, 0xc2b2ae35) ^ salt;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

export function pick<Item>(items: readonly [Item, ...Item[]], hash: number): Item {
  return items[hash % items.length] ?? items[0];
}

/** From 0 to 1, without 1. */
export function fraction(hash: number): number {
  return hash / 2 ** 32;
}

/** A version 4 UUID made of four hashes. */
export function uuidFrom(seed: number, index: number, salt: number): string {
  const hex = [0, 1, 2, 3]
    .map((part) =>
      hash32(seed, index, salt + part)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
