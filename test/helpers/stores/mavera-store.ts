import { expect } from 'vitest';
import { MAVERA_KEYS } from '../../../sandbox/mavera/account-seed.ts';
import { type MaveraOptions, startMavera } from '../../../sandbox/mavera/start-mavera.ts';
import { install } from './merchant.ts';
import { startTestApp, type TestAppOptions } from './start-test-app.ts';

/** A store that has the app, beside a Mavera that it may connect. */
export async function startAppWithMavera(
  options: TestAppOptions & { mavera?: MaveraOptions; key?: string | null } = {},
) {
  const { mavera: maveraOptions, key = MAVERA_KEYS.professional, ...rest } = options;
  const mavera = await startMavera(maveraOptions);
  const environment = { ...rest.environment, MAVERA_API_URL: mavera.url };
  const app = await startTestApp({ ...rest, environment });
  const merchant = await install(app);
  if (key !== null) {
    const connected = await merchant.call('PUT', '/connections/mavera', { apiKey: key });
    expect(connected.status).toBe(200);
  }
  const store = app.bigcommerce.stores.get('acme1');
  if (!store) throw new Error('the sandbox has a store acme1');
  const stop = async () => {
    await app.stop();
    await mavera.stop();
  };
  return { ...app, mavera, merchant, shop: store.shop, stop, [Symbol.asyncDispose]: stop };
}

export type MaveraApp = Awaited<ReturnType<typeof startAppWithMavera>>;

/** What Mavera was sent to this path, oldest first. */
export function sentTo(app: Pick<MaveraApp, 'mavera'>, method: string, path: string) {
  return [...app.mavera.requests].filter(
    (one) => one.method === method && one.path === `/api/v1${path}`,
  );
}
