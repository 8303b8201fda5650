import type { Subscription } from '../../db/ledger/subscribers.ts';
import { type Consent, consentOf } from '../customers/consent-decision.ts';
import type { Belonging } from './person-lists.ts';
import { isEnabled, type StorefrontChoices } from './storefront-settings.ts';

/**
 * What somebody agreed to on the storefronts that are switched on. A yes that was given only on one that is switched off is
 * a yes elsewhere: nothing is mailed because of it, and nothing is blocked against it. A no counts wherever it was said.
 */
export function consentHere(
  choices: StorefrontChoices,
  person: Belonging,
  subscriptions: readonly Subscription[],
  optIns: readonly number[] = [],
): Consent {
  const whole = consentOf(person, subscriptions, optIns);
  if (whole !== 'subscribed') return whole;
  const here = consentOf(
    person,
    subscriptions.filter((one) => isEnabled(choices, one.channelId)),
    optIns.filter((channelId) => isEnabled(choices, channelId)),
  );
  return here === 'subscribed' ? here : 'subscribed_elsewhere';
}
