import { z } from 'zod';
import { failureOfStatus, type Refusal } from '../remote-failure.ts';

const V3Wire = z.object({ errors: z.record(z.string(), z.unknown()).nullish() });

/**
 * BigCommerce's error answers (reference/bigcommerce.md §5.4): the status decides. V3 names the fields that were refused;
 * V2 answers an array of messages, which may quote what was sent, so nothing of it is kept.
 */
export function readBigCommerceRefusal(status: number, body: unknown): Refusal {
  const errors = V3Wire.safeParse(body).data?.errors ?? {};
  const fields = Object.keys(errors).filter((name) => /^[\w.[\]:-]{1,80}$/.test(name));
  return { failure: failureOfStatus(status), fields };
}
