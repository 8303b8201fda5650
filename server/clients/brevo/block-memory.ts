/**
 * Who is known to be blocked, beyond what Brevo itself says: a contact that was deleted there, or whose address is just being
 * changed, must not come back unblocked. By e-mail address, in lower case.
 */
export interface BlockMemory {
  /** Those of these addresses that are known to be blocked. */
  among(emails: readonly string[]): Promise<ReadonlySet<string>>;
  /** We are blocking them ourselves, since the store says so: it need not be told. */
  noteOwn(emails: readonly string[]): Promise<void>;
}

/** For clients that write no store's contacts. */
export const NO_MEMORY: BlockMemory = {
  among: async () => new Set<string>(),
  noteOwn: async () => {},
};
