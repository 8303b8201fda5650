import { z } from 'zod';

/** Text that may be missing or null; either is the empty string to us. */
export const TextWire = z
  .string()
  .nullish()
  .transform((text) => text ?? '');
