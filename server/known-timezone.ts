/**
 * A store's time zone by its IANA name; one that is missing or unknown counts as UTC: what a merchant's store is set to is
 * not ours to refuse.
 */
export function knownTimezone(name: string | null): string {
  if (!name) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
