import type { Words } from './en.ts';
import { activity } from './nl/activity.ts';
import { brandHealth } from './nl/brand-health.ts';
import { connect } from './nl/connect.ts';
import { consent } from './nl/consent.ts';
import { diagnostics } from './nl/diagnostics.ts';
import { errors } from './nl/errors.ts';
import { failures } from './nl/failures.ts';
import { firstRun } from './nl/first-run.ts';
import { frame } from './nl/frame.ts';
import { help } from './nl/help.ts';
import { insightRuns } from './nl/insight-runs.ts';
import { insights } from './nl/insights.ts';
import { lists } from './nl/lists.ts';
import { log } from './nl/log.ts';
import { mapping } from './nl/mapping.ts';
import { mavera } from './nl/mavera.ts';
import { overview } from './nl/overview.ts';
import { personas } from './nl/personas.ts';
import { problems } from './nl/problems.ts';
import { settings } from './nl/settings.ts';
import { strategy } from './nl/strategy.ts';
import { sync } from './nl/sync.ts';
import { synced } from './nl/synced.ts';
import { users } from './nl/users.ts';

/** Every word the pages say, in Dutch. */
export const nl: Words = {
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
