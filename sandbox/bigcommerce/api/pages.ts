import type { Request, Response } from 'express';
import type { Switches } from '../switches.ts';
import { invalidParameter } from './api-error.ts';

/** `meta.pagination` of a V3 list (reference §6.0). */
export function offsetMeta(
  request: Request,
  { total, count, limit, page }: { total: number; count: number; limit: number; page: number },
) {
  const pages = Math.ceil(total / limit);
  const link = (to: number) => linkTo(request, { page: String(to), limit: String(limit) });
  return {
    total,
    count,
    per_page: limit,
    current_page: page,
    total_pages: pages,
    links: {
      ...(page > 1 && { previous: link(page - 1) }),
      current: link(page),
      ...(page < pages && { next: link(page + 1) }),
    },
  };
}

/** `meta.cursor_pagination`: the cursors name the first and last row of the page, whether or not there are more. */
export function cursorMeta(
  request: Request,
  {
    count,
    limit,
    start,
    end,
    hasPrevious,
    hasNext,
  }: {
    count: number;
    limit: number;
    start: string | null;
    end: string | null;
    hasPrevious: boolean;
    hasNext: boolean;
  },
) {
  const link = (cursor: Record<string, string>) =>
    linkTo(request, { ...cursor, limit: String(limit) });
  const { after, before } = request.query;
  const current: Record<string, string> = after
    ? { after: String(after) }
    : before
      ? { before: String(before) }
      : {};
  return {
    count,
    per_page: limit,
    start_cursor: start,
    end_cursor: end,
    links: {
      ...(hasPrevious && start && { previous: link({ before: start }) }),
      current: link(current),
      ...(hasNext && end && { next: link({ after: end }) }),
    },
  };
}

function linkTo(request: Request, changes: Record<string, string>): string {
  const { page: _page, after: _after, before: _before, ...others } = request.query;
  return `?${new URLSearchParams({ ...(others as Record<string, string>), ...changes })}`;
}

/** A whole list in memory, a page of it in a V3 envelope. */
export function sendV3Slice(
  request: Request,
  response: Response,
  rows: readonly unknown[],
  { limit, page }: { limit: number; page: number },
): void {
  const data = rows.slice((page - 1) * limit, page * limit);
  const pagination = offsetMeta(request, { total: rows.length, count: data.length, limit, page });
  response.json({ data, meta: { pagination } });
}

/** V2 lists are bare arrays, and nothing at all when there is nothing (reference §5.4). */
export function sendV2Slice(
  response: Response,
  rows: readonly unknown[],
  { limit, page }: { limit: number; page: number },
  { v2EmptyAnswer }: Switches,
): void {
  const data = rows.slice((page - 1) * limit, page * limit);
  if (data.length === 0 && v2EmptyAnswer === '204') response.status(204).end();
  else response.json(data);
}

/** Cursors are opaque: callers who read them will be wrong one day. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Null when the switch says that a cursor that is none means the first page; otherwise 422. */
export function decodeCursor(
  name: 'after' | 'before',
  text: string,
  { badCursor }: Switches,
): (string | number)[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const isPart = (part: unknown) => typeof part === 'string' || typeof part === 'number';
    if (Array.isArray(parts) && parts.every(isPart)) return parts;
  } catch {
    // Falls through to the refusal: what cannot be read is no cursor.
  }
  if (badCursor === 'first-page') return null;
  throw invalidParameter(name, 'is not a cursor');
}
