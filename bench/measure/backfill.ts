import type { ConsentMode } from '../../server/contract/settings.ts';
import type { SyncRun } from '../../server/contract/sync.ts';
import { installApp } from '../harness/install-app.ts';
import { type MemorySample, ResidentMemory } from '../harness/resident-memory.ts';
import { runSync } from '../harness/run-sync.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { startPlatforms } from '../platforms/start-platforms.ts';
import type { TallyView } from '../platforms/tally.ts';

export interface Backfill {
  customers: number;
  newsletterRecords: number;
  run: SyncRun;
  /** Requests from the start of the sync to its end, as the platforms counted them. */
  bigcommerce: TallyView & { refused: number };
  brevo: TallyView & { refused: number };
  /** That Brevo did not have before. */
  contactsWritten: number;
  memory: { samples: MemorySample[]; peakMb: number };
  /** Where the app left its database. */
  directory: string;
}

const done = new Map<string, Promise<Backfill>>();

/** A first sync of a store into an empty Brevo account, without a quota to wait for. Rows that need the same share it. */
export function backfill(customers: number, consent: ConsentMode): Promise<Backfill> {
  const key = `${customers} ${consent}`;
  const known = done.get(key) ?? measure(customers, consent);
  done.set(key, known);
  return known;
}

async function measure(customers: number, consent: ConsentMode): Promise<Backfill> {
  const platforms = await startPlatforms({ customers });
  const directory = temporaryDirectory();
  const app = await startApp({ platforms, directory });
  const merchant = await installApp(app.url, platforms, consent);
  const contactsBefore = await platforms.brevo.call('contacts');
  await platforms.quiet();
  await platforms.clearCounts();

  const memory = new ResidentMemory(app.pid);
  const run = await runSync(merchant, {
    onProgress: ({ read }) => {
      memory.progress = read;
    },
  });
  memory.stop();
  const result = {
    ...{ customers, run, directory },
    newsletterRecords: await platforms.bigcommerce.call('newsletterRecords'),
    bigcommerce: await platforms.bigcommerce.call('counts'),
    brevo: await platforms.brevo.call('counts'),
    contactsWritten: (await platforms.brevo.call('contacts')) - contactsBefore,
    memory: { samples: memory.samples, peakMb: memory.peakMb },
  };
  await app.stop();
  await platforms.stop();
  return result;
}
