import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemaOf } from '../helpers/database/schema-of.ts';
import { StageFailure, type StageResult } from './run-stages.ts';

/** Every migration on a fresh file under plain Node, as in production: there, back, and there again. */
export async function migrateUpDownUp(): Promise<StageResult> {
  const { migrate, openDatabase } = await import('../../server/db/open-database.ts');
  const directory = mkdtempSync(join(tmpdir(), 'pulsebridge-migrations-'));
  const db = openDatabase(`file:${join(directory, 'fresh.db')}`);
  try {
    await migrate(db);
    await db.migrate.rollback(undefined, true);
    const left = await schemaOf(db);
    if (left.length > 0)
      throw new StageFailure('down left things behind', { output: left.join('\n') });
    await migrate(db);
    const [applied] = await db.migrate.list();
    return { detail: `${applied.length} migrations` };
  } finally {
    await db.destroy();
    rmSync(directory, { recursive: true, force: true });
  }
}
