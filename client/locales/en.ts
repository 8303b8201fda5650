import { activity } from './en/activity.ts';
import { brandHealth } from './en/brand-health.ts';
import { connect } from './en/connect.ts';
import { consent } from './en/consent.ts';
import { diagnostics } from './en/diagnostics.ts';
import { errors } from './en/errors.ts';
import { failures } from './en/failures.ts';
import { firstRun } from './en/first-run.ts';
import { frame } from './en/frame.ts';
import { help } from './en/help.ts';
import { insightRuns } from './en/insight-runs.ts';
import { insights } from './en/insights.ts';
import { lists } from './en/lists.ts';
import { log } from './en/log.ts';
import { mapping } from './en/mapping.ts';
import { mavera } from './en/mavera.ts';
import { overview } from './en/overview.ts';
import { personas } from './en/personas.ts';
import { problems } from './en/problems.ts';
import { settings } from './en/settings.ts';
import { strategy } from './en/strategy.ts';
import { sync } from './en/sync.ts';
import { synced } from './en/synced.ts';
import { users } from './en/users.ts';

/**
 * Every word the pages say, in English; a file a page or area, whose keys are put side by side here. The keys of every
 * other language are these. Plural forms end in `_one` and `_other` (and whatever else a language needs, see i18next).
 * Numbers and dates arrive formatted.
 */
export const en = {
  ...activity,
  ...brandHealth,
  ...connect,
  ...consent,
  ...diagnostics,
  ...errors,
  ...failures,
  ...firstRun,
  ...frame,
  ...help,
  ...insightRuns,
  ...insights,
  ...lists,
  ...log,
  ...mapping,
  ...mavera,
  ...overview,
  ...personas,
  ...problems,
  ...settings,
  ...strategy,
  ...sync,
  ...synced,
  ...users,
};

/** What a language must have: the keys of English, with words of its own. */
export type Words<Of = typeof en> = {
  [Key in keyof Of]: Of[Key] extends string ? string : Words<Of[Key]>;
};
