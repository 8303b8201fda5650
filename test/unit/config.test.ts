import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, readMaintenanceConfig } from '../../server/config.ts';
import { encryptionKey, serverEnvironment } from '../helpers/processes/server-environment.ts';

const read = (changes: Record<string, string> = {}) => readConfig(serverEnvironment(changes));

function problemsOf(changes: Record<string, string>): string {
  try {
    read(changes);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'none';
}

test('what is not given has the documented default', () => {
  const { PORT, HOST, BIGCOMMERCE_LOGIN_URL, BIGCOMMERCE_API_URL, BREVO_API_URL, ...required } =
    serverEnvironment();

  expect(readConfig(required)).toMatchObject({
    role: 'all',
    logLevel: 'info',
    http: {
      port: 3000,
      trustProxy: 'loopback',
      frameAncestors: 'https://*.mybigcommerce.com',
    },
    database: { url: 'file:data/pulsebridge.db' },
    bigcommerce: {
      loginUrl: 'https://login.bigcommerce.com',
      apiUrl: 'https://api.bigcommerce.com',
    },
    brevo: {
      apiUrl: 'https://api.brevo.com/v3',
      trackerUrl: 'https://in-automate.brevo.com/api/v2',
      eventTransport: 'v3_events',
    },
    mavera: { apiUrl: 'https://app.mavera.io/api/v1' },
  });
});

test('an empty line in a .env file means "not set", for the app and for its tools', () => {
  expect(read({ LOG_LEVEL: '', DATABASE_URL: '  ' })).toMatchObject({
    logLevel: 'info',
    database: { url: 'file:data/pulsebridge.db' },
  });
  const tools = { ENCRYPTION_KEYS: encryptionKey('main'), DATABASE_URL: '' };
  expect(readMaintenanceConfig(tools).databaseUrl).toBe('file:data/pulsebridge.db');
});

test('everything but the secrets may be logged as it is', () => {
  const environment = serverEnvironment();
  const { secrets, ...rest } = readConfig(environment);

  const shown = JSON.stringify(rest);

  for (const name of ['SESSION_SECRET', 'BIGCOMMERCE_CLIENT_SECRET'])
    expect(shown).not.toContain(environment[name]);
  expect(shown).not.toContain(environment.ENCRYPTION_KEYS?.split(':')[1]);
  expect(Object.keys(secrets).sort()).toEqual(['bigcommerceClient', 'encryptionKeys', 'session']);
});

test('nobody changes it later', () => {
  const config = read();

  for (const part of [config, ...Object.values(config)])
    if (typeof part === 'object') expect(Object.isFrozen(part)).toBe(true);
});

describe('the public address', () => {
  test.each([
    'https://app.example',
    'http://127.0.0.1:4001',
    'http://localhost',
    'http://[::1]:3000',
  ])('may be %s', (url) => {
    expect(read({ PUBLIC_URL: `${url}/` }).http.publicUrl).toBe(url);
  });

  test.each([
    'http://app.example',
    'http://localhost.evil.example',
    'http://127.0.0.1:80@evil.example',
    'ftp://app.example',
    'app.example',
    'https://',
  ])('may not be %s', (url) => {
    expect(problemsOf({ PUBLIC_URL: url })).toMatch(/PUBLIC_URL +must be/);
  });
});

describe('the proxies that are believed', () => {
  test.each(['loopback', '10.0.0.1', 'loopback, 10.0.0.0/8', 'fd00::/8,uniquelocal'])(
    'may be %s',
    (text) => {
      expect(read({ TRUST_PROXY: text }).http.trustProxy).toBe(text);
    },
  );

  test.each([
    'true',
    '1',
    'proxy.example',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    'loopback,',
  ])('may not be %s, which would fail with the first request or trust everybody', (text) => {
    expect(problemsOf({ TRUST_PROXY: text })).toMatch(/TRUST_PROXY +must be addresses/);
  });
});

test.each([
  ['FRAME_ANCESTORS', 'https://a.example; script-src *'],
  ['FRAME_ANCESTORS', 'https://a.example, https://b.example'],
  ['PORT', '70000'],
  ['PORT', '80.5'],
  ['ROLE', 'everything'],
  ['LOG_LEVEL', 'loud'],
  ['DATABASE_URL', 'postgres://db.example/app'],
  ['SESSION_SECRET', 'too short'],
  ['BREVO_API_URL', 'brevo'],
])('%s may not be %j', (name, value) => {
  expect(problemsOf({ [name]: value })).toMatch(new RegExp(`^ +${name} `, 'm'));
});
