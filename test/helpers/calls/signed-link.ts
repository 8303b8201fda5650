import type { LoadOptions } from '../../../sandbox/bigcommerce/platform.ts';
import type { TestApp } from '../stores/start-test-app.ts';

/** A link as BigCommerce signs it for one of our callbacks, to be used when and as often as a test likes. */
export function signedLink(
  app: TestApp,
  callback: 'load' | 'uninstall' | 'remove_user',
  { storeHash = 'acme1', ...options }: LoadOptions & { storeHash?: string } = {},
): string {
  const { bigcommerce } = app;
  const token = bigcommerce.signPayload(bigcommerce.payload(storeHash, options));
  return `${app.url}/${callback}?signed_payload_jwt=${token}`;
}
