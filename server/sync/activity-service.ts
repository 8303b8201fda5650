import type { z } from 'zod';
import type { Activity, ActivityQuery } from '../contract/activity.ts';
import type { ActivityRepository } from '../db/activity.ts';
import { toIso } from './run-view.ts';

/** The store's log, a page at a time, newest first. */
export async function listActivity(
  activity: ActivityRepository,
  storeHash: string,
  { kind, level, after, limit }: z.output<typeof ActivityQuery>,
): Promise<z.output<typeof Activity>> {
  const before = after === undefined ? undefined : Number(after) || undefined;
  const found = await activity.list(storeHash, { kind, level, before, limit: limit + 1 });
  const page = found.slice(0, limit);
  return {
    activity: page.map((entry) => ({
      ...entry,
      id: String(entry.id),
      at: toIso(entry.at) ?? '',
    })),
    next: found.length > limit ? String(page.at(-1)?.id) : null,
  };
}
