import { z } from 'zod';
import { failureOfStatus, type Refusal } from '../remote-failure.ts';

const RefusalWire = z.object({
  code: z.string().nullish(),
  message: z.string().nullish(),
  metadata: z.object({ duplicate_identifiers: z.array(z.string()).nullish() }).nullish(),
});

/**
 * Brevo's error answers (reference/brevo.md §1.1 to §1.3). Its message decides where code and status do not, and goes no
 * further: it may hold an address. `invalid_phone` is our own code, for a phone that Brevo does not take for one.
 */
export function readBrevoRefusal(status: number, body: unknown): Refusal {
  const { code, message, metadata } = RefusalWire.safeParse(body).data ?? {};
  const text = message ?? '';
  return {
    failure: failureOf(status, code ?? '', text),
    remoteCode: /invalid phone/i.test(text) ? 'invalid_phone' : speakable(code),
    duplicates: metadata?.duplicate_identifiers ?? duplicatesIn(text),
  };
}

function failureOf(status: number, code: string, text: string): Refusal['failure'] {
  // Whatever the status: the text is documented, the status is not.
  if (/access denied for resource/i.test(text)) return 'permission';
  if (status === 401 && /unrecogni[sz]ed ip|authori[sz]ed_ips/i.test(text)) return 'address';
  // Only for the currency is this documented (reference/brevo.md §3.1); the code is that of a key without rights.
  if (status === 403 && /e-?commerce/i.test(text)) return 'inactive';
  // A 403 without a code is not Brevo's but some gate's before it, which passes. With another code it means that a
  // feature of the account is off. Neither is the key's fault.
  if (status === 403 && code !== 'permission_denied') return code ? 'rejected' : 'broken';
  return failureOfStatus(status);
}

function duplicatesIn(text: string): string[] {
  const name = /\b(email|SMS|WHATSAPP|LANDLINE_NUMBER|ext_id)\b.* already associated/i.exec(
    text,
  )?.[1];
  return name ? [name] : [];
}

/** Some codes are prose; none that we know of names a person, and none that could is kept. */
function speakable(code: string | null | undefined): string | undefined {
  return code && /^[a-z][\w -]{0,59}$/i.test(code) ? code : undefined;
}
