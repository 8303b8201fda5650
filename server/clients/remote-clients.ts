import type { BigCommerceClient } from './bigcommerce/bigcommerce-client.ts';
import type { BrevoClient } from './brevo/brevo-client.ts';
import type { MaveraClient } from './mavera/mavera-client.ts';

/**
 * How a capability comes by a platform: a client with this store's credentials and pacing. `interactive` calls
 * answer a person who is waiting: they fail within seconds instead of waiting for quota.
 */
export interface RemoteClients {
  /** Throws AppError `store_not_installed`. */
  bigcommerce(storeHash: string, options?: { interactive?: boolean }): Promise<BigCommerceClient>;
  /** Throws AppError `brevo_not_connected`. */
  brevo(storeHash: string, options?: { interactive?: boolean }): Promise<BrevoClient>;
  /** For a key that is not kept yet. */
  brevoWithKey(apiKey: string): BrevoClient;
  /** Throws AppError `mavera_not_connected`. */
  mavera(storeHash: string, options?: { interactive?: boolean }): Promise<MaveraClient>;
  /** For a key that is not kept yet. */
  maveraWithKey(apiKey: string): MaveraClient;
}
