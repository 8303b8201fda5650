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

/** The body, in JSON. */
export function fromImport({
  rows,
  listIds,
  updateExistingContacts,
  emptyContactsAttributes,
  emailBlacklist,
  notifyUrl,
}: ContactImport): string {
  const flags = JSON.stringify({
    listIds,
    updateExistingContacts,
    emptyContactsAttributes: emptyContactsAttributes === true,
    disableNotification: true,
    // Whatever a caller without types may pass, `false` never goes out.
    emailBlacklist: emailBlacklist === true ? true : undefined,
    notifyUrl,
  });
  return `{"jsonBody":[${rows.join(',')}],${flags.slice(1)}`;
}
