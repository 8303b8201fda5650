import type { Knex } from 'knex';
import * as spine from './0001-spine.ts';
import * as jobs from './0002-jobs.ts';
import * as webhooks from './0003-webhooks.ts';
import * as ledgerParts from './0004-ledger-parts.ts';
import * as orderFacts from './0005-order-facts.ts';
import * as carts from './0006-carts.ts';
import * as settingsChanges from './0007-settings-changes.ts';
import * as storefronts from './0008-storefronts.ts';
import * as chosenLanguage from './0009-chosen-language.ts';
import * as brevoBlocks from './0010-brevo-blocks.ts';
import * as stockLevels from './0011-stock-levels.ts';
import * as runWaits from './0012-run-waits.ts';
import * as diagnoses from './0013-diagnoses.ts';
import * as overview from './0014-overview.ts';
import * as problems from './0015-problems.ts';
import * as toldAttributes from './0016-told-attributes.ts';
import * as insights from './0017-insights.ts';
import * as personas from './0018-personas.ts';
import * as ledgerCounts from './0019-ledger-counts.ts';
import * as reviews from './0020-reviews.ts';
import * as insightAlerts from './0021-insight-alerts.ts';

interface Migration {
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

/** In order. Names carry no extension, so that they stay the same however the files are run. */
const MIGRATIONS: ReadonlyArray<readonly [name: string, migration: Migration]> = [
  ['0001-spine', spine],
  ['0002-jobs', jobs],
  ['0003-webhooks', webhooks],
  ['0004-ledger-parts', ledgerParts],
  ['0005-order-facts', orderFacts],
  ['0006-carts', carts],
  ['0007-settings-changes', settingsChanges],
  ['0008-storefronts', storefronts],
  ['0009-chosen-language', chosenLanguage],
  ['0010-brevo-blocks', brevoBlocks],
  ['0011-stock-levels', stockLevels],
  ['0012-run-waits', runWaits],
  ['0013-diagnoses', diagnoses],
  ['0014-overview', overview],
  ['0015-problems', problems],
  ['0016-told-attributes', toldAttributes],
  ['0017-insights', insights],
  ['0018-personas', personas],
  ['0019-ledger-counts', ledgerCounts],
  ['0020-reviews', reviews],
  ['0021-insight-alerts', insightAlerts],
];

export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => MIGRATIONS.map(([name]) => name),
  getMigrationName: (name) => name,
  getMigration: async (name) => {
    const found = MIGRATIONS.find(([known]) => known === name);
    if (!found) throw new Error(`unknown migration ${name}`);
    return found[1];
  },
};
