import type { CatalogDetailApi, MetafieldOwner } from '../../clients/bigcommerce/catalog-detail.ts';
import { PAGE_SIZE } from '../../clients/bigcommerce/lists.ts';
import type { Metafield } from '../../clients/bigcommerce/metafield.ts';

/** More than these of one record never reach Brevo, nor does more of a text: no need to hold it. */
const MOST_EACH = 20;
const LONGEST = 2_000;
/** So few are read one by one without asking how many the store has. */
const FEW = 2;

/** Of all the store's metafields together, in characters: some 100 MB. */
const MOST_HELD = 20_000_000;

/** In the order in which they were made, so that the first ones stay the first. */
export type MetafieldsByOwner = Map<number, Metafield[]>;

/** Those of the whole store, in a call for 250 of them; undefined if they are too many to be held. */
export async function readAllMetafields(
  detail: CatalogDetailApi,
  owner: MetafieldOwner,
  signal: AbortSignal,
  mostHeld = MOST_HELD,
): Promise<MetafieldsByOwner | undefined> {
  const found: MetafieldsByOwner = new Map();
  let held = 0;
  for await (const { items } of detail.metafieldPages(owner, { signal })) {
    held += keep(found, items);
    if (held > mostHeld) return undefined;
  }
  return found;
}

/** Those of a few records: one by one, or all of the store's where that costs fewer calls. Their list has no filter by owner. */
export async function readMetafieldsOf(
  detail: CatalogDetailApi,
  owner: MetafieldOwner,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<MetafieldsByOwner> {
  const whole = ids.length > FEW ? await readAllWithin(detail, owner, ids.length, signal) : null;
  if (whole) return whole;
  const found: MetafieldsByOwner = new Map();
  for (const id of ids) keep(found, await detail.listMetafields(owner, id, { signal }));
  return found;
}

/** Those of the whole store, or null after the first page if all would take more calls than that. */
async function readAllWithin(
  detail: CatalogDetailApi,
  owner: MetafieldOwner,
  mostCalls: number,
  signal: AbortSignal,
): Promise<MetafieldsByOwner | null> {
  const found: MetafieldsByOwner = new Map();
  let isFirst = true;
  for await (const { items, total = Infinity } of detail.metafieldPages(owner, { signal })) {
    if (isFirst && total > mostCalls * PAGE_SIZE) return null;
    isFirst = false;
    keep(found, items);
  }
  return found;
}

/** Answers how many characters it kept. */
function keep(found: MetafieldsByOwner, metafields: readonly Metafield[]): number {
  let kept = 0;
  for (const one of metafields) {
    const known = found.get(one.ownerId) ?? [];
    found.set(one.ownerId, known);
    if (known.length > MOST_EACH) continue;
    const value = startOf(one.value);
    known.push({ ...one, value });
    kept += one.namespace.length + one.key.length + value.length;
  }
  return kept;
}

/** A copy: a part of a text would hold on to the whole. */
function startOf(text: string): string {
  return text.length <= LONGEST
    ? text
    : Buffer.from(text.slice(0, LONGEST), 'utf16le').toString('utf16le');
}
