import type { BrevoClient } from '../../../clients/brevo/brevo-client.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { ConnectionRepository } from '../../../db/brevo/connections.ts';
import type { CartRepository } from '../../../db/ledger/carts.ts';
import type { PendingChangeRepository } from '../../../db/ledger/pending-changes.ts';
import type { Store } from '../../../db/store/stores.ts';
import type { JobContext } from '../../../queue/job-handler.ts';
import type { DueMarks } from '../../drain/due-marks.ts';
import type { SyncCustomersDeps } from '../walk/customer-walk.ts';

export type DrainCustomersDeps = SyncCustomersDeps & {
  carts: CartRepository;
  pending: PendingChangeRepository;
  connections: ConnectionRepository;
};

/** What one pass over marked customers works with. */
export interface CustomerDrain {
  store: Store;
  settings: Settings;
  brevo: BrevoClient;
  context: JobContext;
  /** The marks of this pass. */
  marks: DueMarks;
  /** Contact keys of those who come in with this pass: their orders may have been left out. */
  cameIn: Set<string>;
}
