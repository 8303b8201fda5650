import { z } from 'zod';
import type { Page } from '../page.ts';
import type { Query, RemoteHttp } from '../remote-http.ts';

/** The most that a page holds; more is refused with a 413 (reference/bigcommerce.md §6.0). */
export const PAGE_SIZE = 250;

interface ListOptions {
  cursor?: string | null;
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

/** A V3 list by cursor. Nothing is skipped when rows change during the walk. */
export async function* cursorPages<T>(
  http: RemoteHttp,
  path: string,
  item: z.ZodType<T>,
  { cursor = null, query, signal }: ListOptions = {},
): AsyncGenerator<Page<T>> {
  const schema = z.object({ data: z.array(item), meta: CursorMetaWire });
  do {
    const { data, meta } = await http.get(path, {
      query: { limit: PAGE_SIZE, ...query, after: cursor ?? undefined },
      schema,
      empty: EMPTY,
      signal,
    });
    const { end_cursor, links } = meta.cursor_pagination ?? {};
    cursor = (links?.next && end_cursor) || null;
    yield { items: data, nextCursor: cursor, total: meta.pagination?.total ?? undefined };
  } while (cursor);
}

/** A V3 list by page number, for lists that have no cursor. Our cursor is the number of the page to read next. */
export async function* offsetPages<T>(
  http: RemoteHttp,
  path: string,
  item: z.ZodType<T>,
  { cursor = null, query, signal }: ListOptions = {},
): AsyncGenerator<Page<T>> {
  const schema = z.object({ data: z.array(item), meta: OffsetMetaWire });
  do {
    const page = Number(cursor ?? 1);
    const { data, meta } = await http.get(path, {
      query: { limit: PAGE_SIZE, ...query, page },
      schema,
      empty: EMPTY,
      signal,
    });
    const { total, total_pages } = meta.pagination ?? {};
    const isLast = total_pages == null ? data.length < PAGE_SIZE : page >= total_pages;
    cursor = isLast || data.length === 0 ? null : String(page + 1);
    yield { items: data, nextCursor: cursor, total: total ?? undefined };
  } while (cursor);
}

/**
 * A V3 list in the order of its ids, each page asking for what comes after the last id of the one before: for lists
 * without a cursor whose rows change during the walk (reference/bigcommerce.md §8.22). Our cursor is that id.
 */
export async function* idPages<T extends { id: number }>(
  http: RemoteHttp,
  path: string,
  item: z.ZodType<T>,
  { cursor = null, query, signal }: ListOptions = {},
): AsyncGenerator<Page<T>> {
  const schema = z.object({ data: z.array(item), meta: OffsetMetaWire });
  do {
    const isFirst = cursor === null;
    const { data, meta } = await http.get(path, {
      query: {
        ...{ limit: PAGE_SIZE, sort: 'id', direction: 'asc', ...query },
        'id:greater': cursor ?? undefined,
      },
      schema,
      empty: EMPTY,
      signal,
    });
    // Of what is left from here on.
    const { total, total_pages } = meta.pagination ?? {};
    const last = data.at(-1);
    const isLast = total_pages == null ? data.length < PAGE_SIZE : total_pages <= 1;
    cursor = isLast || !last ? null : String(last.id);
    yield { items: data, nextCursor: cursor, total: (isFirst && total) || undefined };
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
