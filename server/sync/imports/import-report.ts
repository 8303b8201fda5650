import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { BrevoProcess, ImportProblemKind } from '../../clients/brevo/process.ts';
import type { Refusal } from '../../db/journal/complete-batch.ts';
import { RemoteError } from '../../errors.ts';
import { toContactKey } from '../customers/contact-key.ts';

interface Verdict {
  reason: string;
  retryHint?: string;
}

/** What each kind of problem means for its rows. Duplicates of a phone are sent again without it (reference/brevo.md §2.6). */
const VERDICTS: Readonly<Record<ImportProblemKind, Verdict | undefined>> = {
  invalid_emails: { reason: 'invalid_email' },
  duplicate_phone_id: { reason: 'duplicate_phone', retryHint: 'without_phone' },
  duplicate_whatsapp_id: { reason: 'duplicate_phone', retryHint: 'without_phone' },
  duplicate_landline_number_id: { reason: 'duplicate_phone', retryHint: 'without_phone' },
  // The contact has their former address: by itself, a write moves it (`writeContact`).
  duplicate_ext_id: { reason: 'duplicate_ext_id', retryHint: 'by_itself' },
  duplicate_contact_id: { reason: 'refused_by_brevo' },
  // The same address twice is one contact: we send it once, and others' rows are not ours to judge.
  duplicate_email_id: undefined,
};

/**
 * The rows of an import that Brevo would not take. `unnamed` counts those that carry no address we can read, `gone` the
 * reports that Brevo does not keep any more.
 */
export async function readRefusals(
  brevo: BrevoClient,
  process: BrevoProcess,
  contactSecret: string,
  signal: AbortSignal,
): Promise<{ refusals: Refusal[]; unnamed: number; gone: number }> {
  const refusals = new Map<string, Refusal>();
  let [unnamed, gone] = [0, 0];
  const take = async (url: string, verdict: Verdict): Promise<void> => {
    for await (const row of brevo.imports.readReport(url, { signal })) {
      const email = emailIn(row);
      if (email === undefined) {
        unnamed += 1;
        continue;
      }
      const contactKey = toContactKey(email, contactSecret);
      // A row that is refused for good is not saved by a second reason that could be mended.
      const known = refusals.get(contactKey);
      if (!known || known.retryHint) refusals.set(contactKey, { contactKey, ...verdict });
    }
  };
  for (const { kind, url } of process.problems) {
    const verdict = VERDICTS[kind];
    if (!verdict) continue;
    try {
      await take(url, verdict);
    } catch (error) {
      if (!(error instanceof RemoteError) || error.failure !== 'missing') throw error;
      gone += 1;
    }
  }
  return { refusals: [...refusals.values()], unnamed, gone };
}

/** The reports' columns are not documented: one named like e-mail, else the first value that looks like an address. */
function emailIn(row: Readonly<Record<string, string>>): string | undefined {
  const named = Object.entries(row).find(([column]) => /^e-?mail(_id)?$/i.test(column.trim()));
  const value = named?.[1] ?? Object.values(row).find((text) => text.includes('@'));
  return value?.trim() || undefined;
}
