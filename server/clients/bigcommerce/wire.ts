import { z } from 'zod';

/** Text that may be missing or null; either is the empty string to us. */
export const TextWire = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

/** An amount of V2: text with decimals, `''` for none, now and then a number. Decimal text to us, `0` for none. */
export const DecimalWire = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((value) => (/^-?\d+(\.\d+)?$/.test(String(value)) ? String(value) : '0'));

/** Written without a time zone (reference/bigcommerce.md §6.1, groups): it is UTC, like all of BigCommerce's times. */
const WITHOUT_ZONE = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(:\d{2}(\.\d+)?)?)$/;

/**
 * A date of V2, RFC 2822 and UTC, of V3, ISO 8601, or of the older lists, without a zone: ms since the epoch, null for none or
 * one that cannot be read.
 */
export const MomentWire = z
  .string()
  .nullish()
  .catch(null)
  .transform((text) => {
    const time = Date.parse((text ?? '').trim().replace(WITHOUT_ZONE, '$1T$2Z'));
    return Number.isNaN(time) ? null : time;
  });
