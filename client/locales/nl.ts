import type { Words } from './en.ts';
import { activity } from './nl/activity.ts';
import { connect } from './nl/connect.ts';
import { consent } from './nl/consent.ts';
import { errors } from './nl/errors.ts';
import { failures } from './nl/failures.ts';
import { firstRun } from './nl/first-run.ts';
import { frame } from './nl/frame.ts';
import { lists } from './nl/lists.ts';
import { mapping } from './nl/mapping.ts';
import { overview } from './nl/overview.ts';
import { settings } from './nl/settings.ts';
import { sync } from './nl/sync.ts';

/** Every word the pages say, in Dutch. */
export const nl: Words = {
  ...activity,
  ...connect,
  ...consent,
  ...errors,
  ...failures,
  ...firstRun,
  ...frame,
  ...lists,
  ...mapping,
  ...overview,
  ...settings,
  ...sync,
};
