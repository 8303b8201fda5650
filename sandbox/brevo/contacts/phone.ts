import parsePhoneNumber from 'libphonenumber-js/min';
import type { BrevoSwitches } from '../switches.ts';

/**
 * A phone number as Brevo keeps it: E.164 digits without the plus, or `undefined` if it is none. Accepts `+`, `00` or
 * nothing before the country code (reference §2.6); spaces and the usual punctuation do not matter.
 */
export function findPhone(text: string, check: BrevoSwitches['phoneCheck']): string | undefined {
  const bare = text.replace(/[\s().\-/]/g, '');
  const digits = /^(?:\+|00)?([1-9]\d{5,14})$/.exec(bare)?.[1];
  if (!digits || check === 'length') return digits;
  return parsePhoneNumber(`+${digits}`)?.isValid() ? digits : undefined;
}
