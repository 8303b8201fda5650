import type { Settings, SettingsUpdate } from '../../contract/settings.ts';

/**
 * The consent section of a save, with what it means for the merchant's word: a save that says nothing of it keeps it, and
 * another mode ends it, so that going back to `everyone` asks for it anew. What is not an object is left to validation.
 */
export function withConfirmation(
  before: Settings,
  { consent }: Omit<SettingsUpdate, 'version'>,
): { consent?: unknown } {
  if (typeof consent !== 'object' || consent === null) return {};
  const given: { mode?: unknown; everyoneConfirmed?: unknown } = consent;
  if (given.mode === 'everyone')
    return { consent: { everyoneConfirmed: before.consent.everyoneConfirmed, ...given } };
  // Nonsense is refused, not put right.
  const isGiven = 'everyoneConfirmed' in given && typeof given.everyoneConfirmed !== 'boolean';
  return { consent: isGiven ? given : { ...given, everyoneConfirmed: false } };
}
