import type { ActivityParams } from './activity.ts';
import { sayActivity } from './activity-words.ts';
import { ACTIVITY_EN } from './activity-words-en.ts';

type ActivityCode = keyof (typeof ACTIVITY_EN)['sentences'];

/** Something that happened, as the log keeps it: by its code for every language, and as English says it. */
export function activityOf(code: ActivityCode, params: ActivityParams = {}) {
  return { code, params, message: sayActivity(ACTIVITY_EN, { code, params }, 'en') ?? code };
}
