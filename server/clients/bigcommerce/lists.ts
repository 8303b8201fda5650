import { z } from 'zod';
import type { Page } from '../page.ts';
import type { Query, RemoteHttp } from '../remote-http.ts';

/** The most that a page holds; more is refused with a 413 (reference/bigcommerce.md §6.0). */
export const PAGE_SIZE = 250;

interface ListOptions {
  cursor?: string | null;
  params?: Readonly<Record<string, string | number>>;
  query?: Query;
  signal?: AbortSignal;
}

// A few V3 lists answer 204 when they are empty (reference/bigcommerce.md §5.4).
const EMPTY = { data: [], meta: {} };

const OffsetMetaWire = z.object({
  pagination: z
    .object({
      total: z.number().nullish(),
      current_page: z.number().nullish(),
      total_pages: z.number().nullish(),
    })
    .nullish(),
});

const CursorMetaWire = z.object({
  // It comes with the first page only, and the total with it.
  pagination: z.object({ total: z.number().nullish() }).nullish(),
  cursor_pagination: z
    .object({
      end_cursor: z.string().nullish(),
      links: z.object({ next: z.string().nullish() }).nullish(),
    })
    .nullish(),
});

/** How one kind of V3 list is walked. */
interface Walk<T, Meta> {
  meta: z.ZodType<Meta>;
  /** What asks for the page at our cursor; null is the first. */
  ask(cursor: string | null): Query;
  /** What an answer says of the page after it, and of the whole list. */
  read(items: readonly T[], meta: Meta, cursor: string | null): Omit<Page<T>, 'items'>;
}

/** A V3 list by cursor. Nothing is skipped when rows change during the walk. */
export function cursorPages<T>(
  http: RemoteHttp,
  path: string,
  item: z.ZodType<T>,
  options: ListOptions = {},
): AsyncGenerator<Page<T>> {
  return pagesOf(http, path, item, options, {
    meta: CursorMetaWire,
    ask: (cursor) => ({ after: cursor ?? undefined }),
    read: (_items, { cursor_pagination, pagination }) => {
      const { end_cursor, links } = cursor_pagination ?? {};
      const nextCursor = (links?.next && end_cursor) || null;
      return { nextCursor, total: pagination?.total ?? undefined };
    },
  });
}

/** A V3 list by page number, for lists that have no cursor. Our cursor is the number of the page to read next. */
export function offsetPages<T>(
  http: RemoteHttp,
  path: string,
  item: z.ZodType<T>,
  options: ListOptions = {},
): AsyncGenerator<Page<T>> {
  const pageAt = (cursor: string | null) => Number(cursor ?? 1);
  return pagesOf(http, path, item, options, {
    meta: OffsetMetaWire,
    ask: (cursor) => ({ page: pageAt(cursor) }),
    read: (items, { pagination }, cursor) => {
      const { total, total_pages } = pagination ?? {};
      const page = pageAt(cursor);
      const isLast = total_pages == null ? items.length < PAGE_SIZE : page >= total_pages;
      const nextCursor = isLast || items.length === 0 ? null : String(page + 1);
      return { nextCursor, total: total ?? undefined };
    },
  });
}

/**
 * A V3 list in the order of its ids, each page asking for what comes after the last id of the one before: for lists
 * without a cursor whose rows change during the walk (reference/bigcommerce.md §8.22). Our cursor is that id.
 */
export function idPages<T extends { id: number }>(
  http: RemoteHttp,
  path: string,
  item: z.ZodType<T>,
  options: ListOptions = {},
): AsyncGenerator<Page<T>> {
  return pagesOf(http, path, item, options, {
    meta: OffsetMetaWire,
    ask: (cursor) => ({ sort: 'id', direction: 'asc', 'id:greater': cursor ?? undefined }),
    read: (items, { pagination }, cursor) => {
      // Of what is left from here on.
      const { total, total_pages } = pagination ?? {};
      const last = items.at(-1);
      const isLast = total_pages == null ? items.length < PAGE_SIZE : total_pages <= 1;
      const nextCursor = isLast || !last ? null : String(last.id);
      return { nextCursor, total: (cursor === null && total) || undefined };
    },
  });
}

async function* pagesOf<T, Meta>(
  http: RemoteHttp,
  path: string,
  item: z.ZodType<T>,
  { cursor = null, params, query, signal }: ListOptions,
  { meta, ask, read }: Walk<T, Meta>,
): AsyncGenerator<Page<T>> {
  const schema = z.object({ data: z.array(item), meta });
  do {
    const answer = await http.get(path, {
      params,
      query: { limit: PAGE_SIZE, ...query, ...ask(cursor) },
      schema,
      empty: EMPTY,
      signal,
    });
    const next = read(answer.data, answer.meta, cursor);
    cursor = next.nextCursor;
    yield { items: answer.data, ...next };
  } while (cursor);
}

/** A V2 list: a bare array, and 204 instead of an empty one. */
export async function listV2<T>(
  http: RemoteHttp,
  path: string,
  item: z.ZodType<T>,
  signal?: AbortSignal,
): Promise<T[]> {
  const items: T[] = [];
  for (let page = 1; ; page += 1) {
    const more = await http.get(path, {
      query: { page, limit: PAGE_SIZE },
      schema: z.array(item),
      empty: [],
      signal,
    });
    items.push(...more);
    if (more.length < PAGE_SIZE) return items;
  }
}

export async function collect<T>(pages: AsyncIterable<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page.items);
  return items;
}

/** As many as one call may name, by default those of a page. */
export function* chunksOf<T>(items: readonly T[], size = PAGE_SIZE): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
