import type { Reading } from './window-view.ts';

/** BigCommerce's four headers; undefined unless all that decide are there (reference/bigcommerce.md §5.1). */
export function readQuotaHeaders(headers: Headers): Reading | undefined {
  const limit = numberIn(headers, 'x-rate-limit-requests-quota');
  const left = numberIn(headers, 'x-rate-limit-requests-left');
  const resetMs = numberIn(headers, 'x-rate-limit-time-reset-ms');
  if (limit === undefined || left === undefined || resetMs === undefined) return undefined;
  const lengthMs = numberIn(headers, 'x-rate-limit-time-window-ms') ?? resetMs;
  return { limit, left, resetMs, lengthMs: Math.max(lengthMs, resetMs) };
}

/** Brevo's three; `reset` is a duration in seconds, not a time (reference/brevo.md §1.4). */
export function readBucketHeaders(headers: Headers): Omit<Reading, 'lengthMs'> | undefined {
  const limit = numberIn(headers, 'x-sib-ratelimit-limit');
  const left = numberIn(headers, 'x-sib-ratelimit-remaining');
  const reset = numberIn(headers, 'x-sib-ratelimit-reset');
  if (limit === undefined || left === undefined || reset === undefined) return undefined;
  return { limit, left, resetMs: reset * 1000 };
}

/** A header that says how many milliseconds or seconds, or how many calls: never negative. */
export function numberIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim();
  const number = text ? Number(text) : Number.NaN;
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}
