import { AppError } from '../../errors.ts';

/** Somebody who may be blocked now, and when that happened; ms since the epoch. */
export interface Unsubscribe {
  email: string;
  at: number;
}

/** Webhooks come one by one, as an array, or wrapped: which, is not documented (reference/brevo.md §5). */
const MOST_EVENTS = 5_000;
const LONGEST_EMAIL = 320;

/** By the beginning of their names: payloads spell them in several ways, none like the subscription. */
const BLOCKS = ['unsub', 'spam', 'complaint', 'hardbounce'];

/** What Brevo is asked to tell us of, by the names of subscriptions. Each blocks the contact. */
export const BLOCKING_EVENTS: readonly string[] = ['unsubscribed', 'spam', 'hardBounce'];

/**
 * Who a webhook's body is about. Other events, and those without an address, are passed over. Throws AppError
 * `invalid_request` for a body that is no JSON object or list of them.
 */
export function readBrevoNotice(body: Buffer, now: number): Unsubscribe[] {
  return eventsIn(parse(body)).flatMap((event) => {
    if (!isObject(event) || typeof event.email !== 'string') return [];
    const email = event.email.trim().toLowerCase();
    const isPossible = email.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+$/.test(email);
    if (!isPossible || !blocks(event.event)) return [];
    return [{ email, at: timeOf(event, now) }];
  });
}

function eventsIn(json: unknown): unknown[] {
  const events = isObject(json) && Array.isArray(json.events) ? json.events : json;
  const all = Array.isArray(events) ? events : [events];
  if (all.length > MOST_EVENTS || !all.every(isObject)) throw unreadable();
  return all;
}

function blocks(name: unknown): boolean {
  if (typeof name !== 'string') return false;
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  return BLOCKS.some((known) => plain.startsWith(known));
}

/** `ts_event` is in seconds, UTC; the dates beside it are in the account's own time. Never in the future. */
function timeOf({ ts_event, ts }: Record<string, unknown>, now: number): number {
  const seconds = Number(ts_event ?? ts);
  // To the end of its second: who says no twice within one has said it twice.
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(now, (seconds + 1) * 1000) : now;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw unreadable();
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(): AppError {
  return new AppError('invalid_request', 'This is not a webhook of Brevo.');
}
