import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Secrets = z.object({ encryptionKeys: z.string(), sessionSecret: z.string() });
type Secrets = z.output<typeof Secrets>;

/**
 * The directory of everything that the sandbox writes. The app's data is erased first unless `keepsData`: the look-alikes
 * forget all they hold when they stop, and data about stores that never were would only mislead.
 */
export function prepareDataDirectory(
  directory: string,
  { keepsData }: { keepsData: boolean },
): Secrets {
  mkdirSync(directory, { recursive: true });
  if (!keepsData) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) {
      rmSync(join(directory, `${DATABASE}${suffix}`), { force: true });
    }
  }
  return readSecrets(join(directory, 'secrets.json'));
}

const DATABASE = 'pulsebridge.db';

/** Made once: with other keys, data that was kept could not be opened. */
function readSecrets(path: string): Secrets {
  if (existsSync(path)) {
    const kept = Secrets.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (kept.success) return kept.data;
  }
  const secrets = {
    encryptionKeys: `sandbox:${randomBytes(32).toString('base64')}`,
    sessionSecret: randomBytes(32).toString('hex'),
  };
  writeFileSync(path, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

export interface AppSurroundings {
  port: number;
  host: string;
  dataDirectory: string;
  secrets: Secrets;
  clientId: string;
  clientSecret: string;
  loginUrl: string;
  bigcommerceApiUrl: string;
  controlPanelUrl: string;
  brevoApiUrl: string;
  brevoTrackerUrl: string;
  maveraApiUrl: string;
}

/** The app's environment, by the names it documents: it cannot tell the look-alikes from the real platforms. */
export function toAppEnvironment(around: AppSurroundings): Record<string, string> {
  return {
    PORT: String(around.port),
    HOST: around.host,
    PUBLIC_URL: `http://${around.host}:${around.port}`,
    DATABASE_URL: `file:${join(around.dataDirectory, DATABASE)}`,
    ENCRYPTION_KEYS: around.secrets.encryptionKeys,
    SESSION_SECRET: around.secrets.sessionSecret,
    BIGCOMMERCE_CLIENT_ID: around.clientId,
    BIGCOMMERCE_CLIENT_SECRET: around.clientSecret,
    BIGCOMMERCE_LOGIN_URL: around.loginUrl,
    BIGCOMMERCE_API_URL: around.bigcommerceApiUrl,
    BREVO_API_URL: around.brevoApiUrl,
    BREVO_TRACKER_URL: around.brevoTrackerUrl,
    MAVERA_API_URL: around.maveraApiUrl,
    FRAME_ANCESTORS: around.controlPanelUrl,
  };
}
