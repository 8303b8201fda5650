import type { z } from 'zod';
import type { Activity, ActivityQuery } from '../../contract/activity.ts';
import { type ActivityWords, sayActivity } from '../../contract/activity-words.ts';
import { ACTIVITY_EN } from '../../contract/activity-words-en.ts';
import { ACTIVITY_NL } from '../../contract/activity-words-nl.ts';
import type { Language } from '../../contract/session.ts';
import type { ActivityItem, ActivityRepository } from '../../db/store/activity.ts';
import type { StoreUserRepository } from '../../db/store/store-users.ts';
import { toIso } from '../runs/run-view.ts';

const WORDS: Record<Language, ActivityWords> = { en: ACTIVITY_EN, nl: ACTIVITY_NL };
/** How many are looked through at once. A store keeps a few thousand in all. */
const STRETCH = 500;

type Query = z.output<typeof ActivityQuery>;

/** The store's log, a page at a time, newest first. */
export async function listActivity(
  { activity, users }: { activity: ActivityRepository; users: StoreUserRepository },
  storeHash: string,
  query: Query,
): Promise<z.output<typeof Activity>> {
  const { limit } = query;
  const found: ActivityItem[] = [];
  for await (const entry of matching(activity, storeHash, query)) {
    found.push(entry);
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const emails = new Map((await users.list(storeHash)).map((user) => [user.userId, user.email]));
  return {
    activity: page.map((entry) => ({
      ...entry,
      params: { ...entry.params } as z.output<typeof Activity>['activity'][number]['params'],
      id: String(entry.id),
      at: toIso(entry.at) ?? '',
      userEmail: (entry.userId !== null && emails.get(entry.userId)) || null,
    })),
    next: found.length > limit ? String(page.at(-1)?.id) : null,
  };
}

/**
 * A text is looked for in what people read: the sentence in their language, which no column holds. The log is bounded, and
 * is read no further than it takes to fill a page.
 */
async function* matching(
  activity: ActivityRepository,
  storeHash: string,
  { kind, level, text, language, from, to, after, limit }: Query,
): AsyncGenerator<ActivityItem> {
  const words = toWords(text ?? '', language);
  const filter = { kind: kind?.split(','), level, from: toMs(from), to: toMs(to) };
  const stretch = words.length > 0 ? STRETCH : limit + 1;
  let before = after === undefined ? undefined : Number(after) || undefined;
  for (;;) {
    const entries = await activity.list(storeHash, { ...filter, before, limit: stretch });
    for (const entry of entries) if (holds(entry, words, language)) yield entry;
    if (entries.length < stretch) return;
    before = entries.at(-1)?.id;
  }
}

function holds(entry: ActivityItem, words: readonly string[], language: Language): boolean {
  if (words.length === 0) return true;
  const params = entry.params as Parameters<typeof sayActivity>[1]['params'];
  const said = sayActivity(WORDS[language], { code: entry.code, params }, language);
  const sentence = (said ?? entry.message).toLocaleLowerCase(language);
  return words.every((word) => sentence.includes(word));
}

function toWords(text: string, language: Language): string[] {
  return text.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
}

function toMs(iso: string | undefined): number | undefined {
  return iso === undefined ? undefined : Date.parse(iso);
}
