import { readMaintenanceConfig } from './config.ts';
import { migrate, openDatabase } from './db/open-database.ts';
import { resealAll } from './db/sealed-columns.ts';
import { Sealer } from './sealing.ts';

/** `npm run rotate-keys`: seals everything again under the first of ENCRYPTION_KEYS, while the app runs. */
async function main(): Promise<void> {
  const { databaseUrl, encryptionKeys } = readMaintenanceConfig(process.env);
  const db = openDatabase(databaseUrl);
  try {
    await migrate(db);
    const { resealed, current } = await resealAll(db, new Sealer(encryptionKeys));
    process.stdout.write(
      `${resealed} values sealed again with key "${encryptionKeys.sealWith}"; ${current} were already.\n`,
    );
  } finally {
    await db.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
