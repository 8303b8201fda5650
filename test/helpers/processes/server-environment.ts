import { randomBytes } from 'node:crypto';

/** What the server cannot start without. */
export const REQUIRED_VARIABLES = [
  'PUBLIC_URL',
  'ENCRYPTION_KEYS',
  'SESSION_SECRET',
  'BIGCOMMERCE_CLIENT_ID',
  'BIGCOMMERCE_CLIENT_SECRET',
] as const;

/** A whole configuration, for a free port of this machine. Nobody answers where it looks for the platforms. */
export function serverEnvironment(changes: Record<string, string> = {}): Record<string, string> {
  const nowhere = 'http://127.0.0.1:9';
  return {
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://127.0.0.1',
    ENCRYPTION_KEYS: encryptionKey('first'),
    SESSION_SECRET: randomBytes(32).toString('hex'),
    BIGCOMMERCE_CLIENT_ID: 'client-id',
    BIGCOMMERCE_CLIENT_SECRET: 'client-secret',
    BIGCOMMERCE_LOGIN_URL: nowhere,
    BIGCOMMERCE_API_URL: nowhere,
    BREVO_API_URL: `${nowhere}/v3`,
    ...changes,
  };
}

/** An entry of `ENCRYPTION_KEYS`. */
export function encryptionKey(id: string): string {
  return `${id}:${randomBytes(32).toString('base64')}`;
}
