import type { RequestHandler, Response, Router } from 'express';
import type { Account } from './account/account.ts';
import { invalid, methodNotAllowed, outOfRange } from './brevo-error.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

/** Serves a path by these methods and answers 405 to any other. */
export function serve(
  router: Router,
  path: string,
  handlers: Partial<Record<Method, RequestHandler>>,
): void {
  for (const [method, handler] of Object.entries(handlers)) {
    router[method as Method](path, handler);
  }
  router.all(path, () => {
    throw methodNotAllowed();
  });
}

/** The account that the request's key belongs to. */
export function accountOf(response: Response): Account {
  return response.locals.account as Account;
}

/** The name of the request's key, which webhooks give as the author of a change. */
export function keyNameOf(response: Response): string {
  return response.locals.keyName ?? '';
}

export interface PageRequest {
  limit: number;
  offset: number;
  sort: 'asc' | 'desc';
}

/** `limit`, `offset` and `sort` of a listing; a page above the limit is refused. */
export function readPage(
  query: Record<string, unknown>,
  { limit, max }: { limit: number; max: number },
): PageRequest {
  const page: PageRequest = {
    limit: readInteger(query, 'limit') ?? limit,
    offset: readInteger(query, 'offset') ?? 0,
    sort: 'desc',
  };
  if (page.limit > max) throw outOfRange('Limit exceeds max value');
  if (query.sort !== undefined) {
    if (query.sort !== 'asc' && query.sort !== 'desc') throw invalid('sort should be asc or desc');
    page.sort = query.sort;
  }
  return page;
}

/** A page of what is in memory in the order of creation. */
export function pageOf<T>(items: T[], { limit, offset, sort }: PageRequest): T[] {
  const sorted = sort === 'asc' ? items : items.toReversed();
  return sorted.slice(offset, offset + limit);
}

export function readInteger(query: Record<string, unknown>, name: string): number | undefined {
  const text = query[name];
  if (text === undefined || text === '') return undefined;
  if (typeof text !== 'string' || !/^\d+$/.test(text))
    throw invalid(`${name} should be an integer`);
  return Number(text);
}

/** Integers given as `a=1&a=2` or `a=1,2`. */
export function readIntegers(query: Record<string, unknown>, name: string): number[] | undefined {
  const given = query[name];
  if (given === undefined) return undefined;
  return [given].flat().flatMap((text) =>
    String(text)
      .split(',')
      .map((one) => {
        if (!/^\d+$/.test(one)) throw invalid(`${name} should be integers`);
        return Number(one);
      }),
  );
}

/** Texts given as `a=x&a=y`. */
export function readTexts(query: Record<string, unknown>, name: string): string[] | undefined {
  const given = query[name];
  return given === undefined ? undefined : [given].flat().map(String);
}

/** A moment given as an ISO date-time, in milliseconds. */
export function readMoment(query: Record<string, unknown>, name: string): number | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  const moment = typeof text === 'string' && text.includes('T') ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(moment)) throw invalid(`${name} should be a valid UTC date-time`);
  return moment;
}

/** The numeric id in a path. */
export function readId(text: unknown, what: string): number {
  if (typeof text !== 'string' || !/^\d+$/.test(text)) throw invalid(`${what} is not valid`);
  return Number(text);
}
