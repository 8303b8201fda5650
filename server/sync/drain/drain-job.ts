/** The kinds of record whose changes are followed live. The drain of each is in the folder of that name. */
export const DRAINED_KINDS = [
  'customers',
  'subscribers',
  'products',
  'categories',
  'orders',
  'carts',
  'stock',
  'prices',
  'unsubscribes',
  'channels',
] as const;
export type DrainedKind = (typeof DRAINED_KINDS)[number];

export function isDrained(kind: string): kind is DrainedKind {
  return DRAINED_KINDS.some((known) => known === kind);
}

/** Read what is marked and write it. A mark set while it works makes it work again. */
export function drainJob(storeHash: string, kind: DrainedKind) {
  return {
    storeHash,
    kind: `drain-${kind}`,
    key: `drain:${kind}`,
    ifRunning: 'runAgain',
  } as const;
}
