import type { Fault } from './faults.ts';

/**
 * Every way to fail that the sandbox knows, each as likely as the others: together they befall `share` (0 to 1) of the
 * requests that match. In half of them the work is done and only the answer is lost.
 */
export function mixedFaults(
  share: number,
  {
    match,
    rateLimitHeaders = {},
    stallMs = 20,
  }: {
    match?: Fault['match'];
    /** Of the platform's 429, such as how long to wait. */
    rateLimitHeaders?: Record<string, string>;
    /** After how long a request that gets no answer loses its connection. */
    stallMs?: number;
  } = {},
): Fault[] {
  const ways: Fault[] = [
    { kind: 'status', status: 429, headers: rateLimitHeaders },
    { kind: 'status', status: 429, withoutHeaders: true },
    { kind: 'status', status: 500 },
    { kind: 'reset' },
    { kind: 'status', status: 502, when: 'after' },
    { kind: 'status', status: 503, when: 'after', withoutHeaders: true },
    { kind: 'reset', when: 'after' },
    { kind: 'stall', ms: stallMs, when: 'after' },
  ];
  const each = share / ways.length;
  // A fault only sees what those before it let through, so the later ones are more likely.
  return ways.map((way, at) => ({ ...way, match, probability: each / (1 - at * each) }));
}
