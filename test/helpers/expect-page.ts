import { expect } from 'vitest';
import type { Answer } from './stores/merchant.ts';

/** A page of ours in the merchant's frame: branded, with a way out, and silent about how it came to be. */
export function expectPage(answer: Answer, { status, says }: { status: number; says: RegExp }) {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
  expect(answer.body).toContain('by Pulsebridge</p>');
  expect(answer.body).toMatch(/<h1>[^<]{5,}<\/h1>\s*<p>[^<]{20,}<\/p>/);
  expect(answer.body).toContain('mailto:');
  expect(answer.body).toMatch(says);
  expectSilent(answer);
  expectFramable(answer);
}

/** The error that programs get. */
export function expectRefusal(answer: Answer, { status, code }: { status: number; code: string }) {
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({
    error: { code, message: expect.stringMatching(/\w{2}.{10,}/) },
  });
  expectSilent(answer);
}

/** No stack, no secret, nothing of the machine. */
export function expectSilent({ body }: Answer) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  expect(text).not.toMatch(
    /\bat [\w.<>]+ \(|node_modules|\.ts:\d|SQLITE|jwt |sandbox-client-secret/i,
  );
  expect(text).not.toMatch(/eyJ[\w-]{10,}/);
}

/** What every answer of a callback carries. */
export function expectFramable({ headers }: Answer) {
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-frame-options')).toBeNull();
  expect(headers.get('content-security-policy')).toMatch(
    /(^|;)\s*frame-ancestors https:\/\/\*\.mybigcommerce\.com(;|$)/,
  );
  expect(headers.get('x-powered-by')).toBeNull();
}
