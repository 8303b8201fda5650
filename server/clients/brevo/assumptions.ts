/**
 * What reference/brevo.md marks UNCONFIRMED and this code has to take one way or the other. One place, so that a check
 * with a live account can settle each by changing a word. The sandbox has a switch for each.
 */
export const ASSUMPTIONS = {
  /** §2.7: an import takes our own id of a contact from an attribute `EXT_ID`; if not, it ignores it. */
  importReadsExtId: true,
} as const;
