import { AppError, RemoteError } from '../errors.ts';

/** What a merchant does about each way in which Brevo can refuse a key (reference/brevo.md §1.1–1.3). */
const WHAT_TO_DO: Readonly<Record<string, string>> = {
  brevo_key_rejected:
    'Brevo does not accept this API key. It may have been deleted or have expired, or a character is missing. In Brevo, open Settings → SMTP & API → API keys, create a key and paste it here.',
  brevo_ip_not_allowed:
    'Brevo knows the key but refuses our server’s address. In Brevo, open Security → Authorised IPs and either add the address shown there or switch off “Block unknown IP addresses”.',
  brevo_key_restricted:
    'The API key may not do everything the sync needs. In Brevo, give it: contacts and webhooks – all, eCommerce and events – read/write, account – read. Or use a key with full access.',
};

export function explainProblem(code: string): string {
  return WHAT_TO_DO[code] ?? 'Brevo refuses the connection. Please check the API key.';
}

/** The same failure, in words that say what to do. */
export function explainRefusal(error: unknown): unknown {
  if (!(error instanceof RemoteError) || error.service !== 'Brevo' || !error.isCredentialFailure)
    return error;
  return new AppError(error.code, explainProblem(error.code), { cause: error });
}
