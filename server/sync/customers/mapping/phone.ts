import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/**
 * A phone number in E.164, read with the customs of a country (ISO 3166-1 alpha-2) when it has no international prefix.
 * Undefined when it is not a number anybody could call: Brevo would refuse the whole contact for it.
 */
export function toE164(raw: string, countryCode: string | null): string | undefined {
  const text = raw.trim();
  if (text === '') return undefined;
  const country: CountryCode | undefined =
    countryCode && isSupportedCountry(countryCode) ? countryCode : undefined;
  const candidates = [text, text.replace(/^00/, '+')];
  for (const candidate of candidates) {
    const parsed = parsePhoneNumberFromString(candidate, country);
    if (parsed?.isValid()) return parsed.number;
  }
  return undefined;
}
