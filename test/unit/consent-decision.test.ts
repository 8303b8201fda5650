import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../server/db/ledger/subscribers.ts';
import { consentOf, decideByConsent } from '../../server/sync/customers/consent-decision.ts';

const here = { originChannelId: 1, channelIds: [1] };
const everywhere = { originChannelId: 1, channelIds: null };

function subscription(channelId: number, newsletter: Subscription['newsletter']) {
  return { contactKey: 'k', channelId, newsletter };
}

describe('what a customer agreed to', () => {
  test('is a newsletter subscription on their own storefront', () => {
    expect(consentOf(here, [subscription(1, 'subscribed')])).toBe('subscribed');
  });

  test('is nothing when the address is on no list', () => {
    expect(consentOf(here, [])).toBe('not_subscribed');
  });

  test('does not carry over from another storefront', () => {
    expect(consentOf(here, [subscription(2, 'subscribed')])).toBe('subscribed_elsewhere');
  });

  test('counts on every storefront for somebody who can log in everywhere', () => {
    expect(consentOf(everywhere, [subscription(2, 'subscribed')])).toBe('subscribed');
  });

  test('was withdrawn when the subscription is there without consent', () => {
    expect(consentOf(here, [subscription(1, 'unsubscribed')])).toBe('unsubscribed');
  });

  test('is not withdrawn by somebody who only asked for reminders of carts', () => {
    expect(consentOf(here, [subscription(1, 'not_asked')])).toBe('not_subscribed');
  });

  test('is not undone by a no on another storefront', () => {
    expect(consentOf(here, [subscription(1, 'subscribed'), subscription(2, 'unsubscribed')])).toBe(
      'subscribed',
    );
  });

  test('is theirs elsewhere when this storefront has a no and another a yes: nobody is blocked for it', () => {
    expect(consentOf(here, [subscription(1, 'unsubscribed'), subscription(2, 'subscribed')])).toBe(
      'subscribed_elsewhere',
    );
  });

  test('counts everywhere when the subscription names no storefront', () => {
    expect(consentOf(here, [subscription(0, 'subscribed')])).toBe('subscribed');
  });
});

describe('the consent modes', () => {
  test.each([
    ['subscribers', 'subscribed', { outcome: 'write', lane: 'open' }],
    ['subscribers', 'not_subscribed', { outcome: 'skip', reason: 'not_subscribed' }],
    ['subscribers', 'unsubscribed', { outcome: 'skip', reason: 'unsubscribed' }],
    ['subscribers', 'subscribed_elsewhere', { outcome: 'skip', reason: 'subscribed_elsewhere' }],
    ['everyone-blocklisted', 'subscribed', { outcome: 'write', lane: 'open' }],
    ['everyone-blocklisted', 'not_subscribed', { outcome: 'write', lane: 'create-blocked' }],
    ['everyone-blocklisted', 'unsubscribed', { outcome: 'write', lane: 'block' }],
    [
      'everyone-blocklisted',
      'subscribed_elsewhere',
      { outcome: 'skip', reason: 'subscribed_elsewhere' },
    ],
    ['everyone', 'subscribed', { outcome: 'write', lane: 'open' }],
    ['everyone', 'not_subscribed', { outcome: 'write', lane: 'open' }],
    ['everyone', 'subscribed_elsewhere', { outcome: 'write', lane: 'open' }],
    ['everyone', 'unsubscribed', { outcome: 'write', lane: 'block' }],
  ] as const)('%s: %s', (mode, consent, decision) => {
    expect(decideByConsent(consent, mode)).toEqual(decision);
  });
});
