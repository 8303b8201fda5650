import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { WebhookSignature } from '../../server/sync/webhooks/webhook-signature.ts';

const SECRET = 'the client secret';
const BODY = Buffer.from('{"producer":"stores/acme1","data":{"name":"Zoë"}}');
const MINUTE_MS = 60_000;

/** As the reference library signs. */
function headersOf({ secret = SECRET, at = new Date(), body = BODY } = {}) {
  const webhook = new Webhook(Buffer.from(secret).toString('base64'));
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': webhook.sign('msg_1', at, body.toString()),
  };
}

const isValid = (headers: Record<string, string>, body = BODY) =>
  new WebhookSignature(SECRET).isValid(body, headers);

const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS);

test('what the reference library signs is valid: alone, or among other signatures', () => {
  const headers = headersOf();
  const others = `v1a,abc ${headersOf({ secret: 'old' })['webhook-signature']}`;
  const signature = `${others} ${headers['webhook-signature']}`;

  expect(isValid(headers)).toBe(true);
  expect(isValid({ ...headers, 'webhook-signature': signature })).toBe(true);
  expect(isValid(headersOf({ at: ago(4) }))).toBe(true);
  expect(isValid(headersOf({ at: ago(-4) }))).toBe(true);
});

test.each<[string, Record<string, string>]>([
  ['of another body', headersOf({ body: Buffer.from('{}') })],
  ['with another secret', headersOf({ secret: 'guessed' })],
  ['from six minutes ago', headersOf({ at: ago(6) })],
  ['from in six minutes', headersOf({ at: ago(-6) })],
  ['of another message', { ...headersOf(), 'webhook-id': 'msg_2' }],
  ['of no message', { ...headersOf(), 'webhook-id': '' }],
  ['at no time', { ...headersOf(), 'webhook-timestamp': 'now' }],
  ['at a time that is no number', { ...headersOf(), 'webhook-timestamp': 'NaN' }],
  ['of letters that are none', { ...headersOf(), 'webhook-signature': `v1,${'é'.repeat(44)}` }],
  ['that is cut off', { ...headersOf(), 'webhook-signature': 'v1,' }],
])('a signature %s is not', (_what, headers) => {
  expect(isValid(headers)).toBe(false);
});
