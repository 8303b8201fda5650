import { activityOf } from '../../contract/activity-of.ts';
import { EVERYONE_CONFIRMATION, type Settings } from '../../contract/settings.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { AuditRepository } from '../../db/store/audit.ts';
import { settingChanges } from './setting-changes.ts';

/** The log says in which sections something changed, however many were sent; the audit also what it was and is. */
export async function noteSave(
  { activity, audit }: { activity: ActivityRepository; audit: AuditRepository },
  { storeHash, userId }: { storeHash: string; userId: number },
  { given, before, after }: { given: readonly string[]; before: Settings; after: Settings },
  at: number,
): Promise<void> {
  const changes = settingChanges(before, after);
  const sections = given.filter((name) => changes.some(({ path }) => isOf(name, path)));
  await audit.add(storeHash, {
    action: 'settings_saved',
    userId,
    detail: { sections, changes, version: before.version },
    at,
  });
  await activity.add(storeHash, {
    kind: 'settings_saved',
    ...(sections.length > 0
      ? activityOf('settings_saved', { sections })
      : activityOf('settings_unchanged')),
    userId,
    at,
  });
  // Somebody gave their word that everybody agreed to be mailed: who, when, and the words (design §6).
  if (after.consent.everyoneConfirmed && !before.consent.everyoneConfirmed) {
    const detail = { text: EVERYONE_CONFIRMATION };
    await audit.add(storeHash, { action: 'everyone_confirmed', userId, detail, at });
  }
}

function isOf(section: string, path: string): boolean {
  return path === section || path.startsWith(`${section}.`);
}
