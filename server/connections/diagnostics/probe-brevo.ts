import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import { RemoteError } from '../../errors.ts';

/** Parts of an account that a restricted key may be kept from (reference/brevo.md §1.1). */
export type BrevoResource = 'contacts' | 'ecommerce' | 'webhooks';

/** How Brevo takes a key; `accepted` also where the key may not do everything. */
export async function probeKey(
  brevo: BrevoClient,
  signal: AbortSignal,
): Promise<'accepted' | 'refused' | 'address'> {
  try {
    await brevo.listAttributes({ signal });
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error;
    if (error.failure === 'credentials') return 'refused';
    if (error.failure === 'address') return 'address';
    if (error.failure !== 'permission') throw error;
  }
  return 'accepted';
}

/** The parts that the key is kept from. Nothing in the account changes. */
export async function probePermissions(
  brevo: BrevoClient,
  signal: AbortSignal,
): Promise<BrevoResource[]> {
  const isKept = await Promise.all([
    isKeptFrom(() => writeNothing(brevo, signal)),
    isKeptFrom(() => brevo.catalogue.isActive({ signal })),
    isKeptFrom(() => brevo.webhooks.list({ signal })),
  ]);
  const resources: BrevoResource[] = ['contacts', 'ecommerce', 'webhooks'];
  return resources.filter((_, index) => isKept[index]);
}

/** Creating an attribute that exists changes nothing, and is refused to a key that may only read. */
async function writeNothing(brevo: BrevoClient, signal: AbortSignal): Promise<void> {
  const attributes = await brevo.listAttributes({ signal });
  const known = attributes.find(({ category, type }) => category === 'normal' && type === 'text');
  if (known)
    await brevo.createAttribute({ category: 'normal', name: known.name, type: 'text' }, { signal });
}

async function isKeptFrom(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    if (error instanceof RemoteError && error.failure === 'permission') return true;
    throw error;
  }
}
