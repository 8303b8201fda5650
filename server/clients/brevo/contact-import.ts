import { giveWay } from '../../give-way.ts';

/** One import: up to 10 MB of JSON, 8 MB advised (reference/brevo.md §2.7). The caller sees to the size. */
export interface ContactImport {
  /** `{ "email": …, "attributes": { … } }` for each contact, in JSON: objects of thousands take several times the memory. */
  rows: readonly string[];
  /** At least one. */
  listIds: readonly number[];
  /** False: contacts that Brevo knows stay as they are. */
  updateExistingContacts: boolean;
  /** An empty text among the attributes erases what Brevo has; otherwise it is passed over. */
  emptyContactsAttributes?: true;
  /** Blocks e-mail for every contact of this import. There is no way to lift a block (design §6). */
  emailBlacklist?: true;
  /** Called by Brevo when the import is over. What it says is not documented: read the process. */
  notifyUrl?: string;
}

/** The body: JSON in UTF-8. It is megabytes, so it is made row by row, and never is one text. */
export async function fromImport({
  rows,
  ...options
}: ContactImport): Promise<Uint8Array<ArrayBuffer>> {
  const before = '{"jsonBody":[';
  const after = `],${flagsOf(options).slice(1)}`;
  const commas = Math.max(0, rows.length - 1);
  let size = before.length + commas + Buffer.byteLength(after);
  for (const row of rows) size += Buffer.byteLength(row);

  const body = Buffer.allocUnsafeSlow(size);
  let end = body.write(before);
  for (const [nth, row] of rows.entries()) {
    if (nth > 0) end += body.write(',', end);
    end += body.write(row, end);
    await giveWay();
  }
  body.write(after, end);
  return body;
}

function flagsOf({
  listIds,
  updateExistingContacts,
  emptyContactsAttributes,
  emailBlacklist,
  notifyUrl,
}: Omit<ContactImport, 'rows'>): string {
  return JSON.stringify({
    listIds,
    updateExistingContacts,
    emptyContactsAttributes: emptyContactsAttributes === true,
    disableNotification: true,
    // Whatever a caller without types may pass, `false` never goes out.
    emailBlacklist: emailBlacklist === true ? true : undefined,
    notifyUrl,
  });
}
