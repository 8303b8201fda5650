import { isIP } from 'node:net';
import { z } from 'zod';
import { parseKeyRing } from './sealing.ts';

const isHttps = (url: string) => /^https:\/\//.test(url);
const isLoopback = (url: string) =>
  /^(127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(url).hostname);
const withoutTrailingSlash = (url: string) => url.replace(/\/+$/, '');

const Address = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
  .transform(withoutTrailingSlash);

/** An address, a range such as `10.0.0.0/8`, or one of the names that Express knows. */
function isProxy(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  if (bits === undefined) return isIP(text) > 0 || /^(loopback|linklocal|uniquelocal)$/.test(text);
  const most = { 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

const KeyRing = z.string().transform((text, context) => {
  try {
    return parseKeyRing(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

/** Every variable, its rule and its purpose. A test holds the table in `README.md` to it. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('port to listen on'),
  HOST: z.string().default('0.0.0.0').describe('address to listen on'),
  PUBLIC_URL: Address.refine((url) => isHttps(url) || isLoopback(url), {
    error: 'must be https (BigCommerce calls nothing else), except on this machine',
  }).describe('where browsers, BigCommerce and Brevo reach this app'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|:memory:)$/, 'must be file:… (PostgreSQL is not supported yet)')
    .default('file:data/pulsebridge.db')
    .describe('where the data is kept'),
  ROLE: z
    .enum(['all', 'web', 'worker'])
    .default('all')
    .describe('what this process does: web answers requests, worker runs jobs, all does both'),
  ENCRYPTION_KEYS: KeyRing.describe(
    'keys that seal tokens and e-mail addresses at rest: id:base64-32-bytes, comma separated, the first one seals',
  ),
  SESSION_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .describe('signs the sessions of the control-panel page'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('how much is logged'),
  BIGCOMMERCE_CLIENT_ID: z.string().min(1).describe('client id from the Developer Portal'),
  BIGCOMMERCE_CLIENT_SECRET: z
    .string()
    .min(1)
    .describe('client secret from the Developer Portal; verifies every callback'),
  BIGCOMMERCE_LOGIN_URL: Address.default('https://login.bigcommerce.com').describe(
    'where grant codes are exchanged',
  ),
  BIGCOMMERCE_API_URL: Address.default('https://api.bigcommerce.com').describe('the stores’ API'),
  BREVO_API_URL: Address.default('https://api.brevo.com/v3').describe('Brevo’s API'),
  BREVO_TRACKER_URL: Address.default('https://in-automate.brevo.com/api/v2').describe(
    'Brevo’s older event API',
  ),
  // Whether both ways move Brevo's ready-made automations is UNCONFIRMED (reference/brevo.md §4.3).
  BREVO_EVENT_TRANSPORT: z
    .enum(['v3_events', 'legacy_tracker'])
    .default('v3_events')
    .describe('how Brevo is told of events'),
  MAVERA_API_URL: Address.default('https://app.mavera.io/api/v1').describe('Mavera’s API'),
  TRUST_PROXY: z
    .string()
    .default('loopback')
    .refine((text) => text.split(',').every((one) => isProxy(one.trim())), {
      error: 'must be addresses, ranges such as 10.0.0.0/8, loopback, linklocal or uniquelocal',
    })
    .describe('proxies whose forwarded headers are believed, comma separated'),
  FRAME_ANCESTORS: z
    .string()
    .trim()
    .regex(/^[^;,\n]+$/, 'must be origins, separated by spaces')
    .default('https://*.mybigcommerce.com')
    .describe('pages that may show the app in a frame'),
});

/** Every variable with its default (undefined: it has to be given) and its purpose. */
export function describeEnvironment() {
  return Object.entries(Environment.shape).map(([name, rule]) => {
    const value = rule.safeParse(undefined).data;
    return {
      name,
      default: value === undefined ? undefined : String(value),
      purpose: rule.description,
    };
  });
}

export type Config = ReturnType<typeof readConfig>;

/** The environment is not fit to start with. `message` names every variable that is missing or wrong, and why. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The only reader of the environment. Reports every problem at once and fails before anything opens. */
export function readConfig(source: Record<string, string | undefined>) {
  const given = withoutBlanks(source);
  const result = Environment.safeParse(given);
  if (!result.success) throw new ConfigError(describeProblems(result.error, given));
  const env = result.data;

  return Object.freeze({
    role: env.ROLE,
    logLevel: env.LOG_LEVEL,
    http: Object.freeze({
      port: env.PORT,
      host: env.HOST,
      publicUrl: env.PUBLIC_URL,
      trustProxy: env.TRUST_PROXY,
      frameAncestors: env.FRAME_ANCESTORS,
    }),
    database: Object.freeze({ url: env.DATABASE_URL }),
    bigcommerce: Object.freeze({
      clientId: env.BIGCOMMERCE_CLIENT_ID,
      loginUrl: env.BIGCOMMERCE_LOGIN_URL,
      apiUrl: env.BIGCOMMERCE_API_URL,
    }),
    brevo: Object.freeze({
      apiUrl: env.BREVO_API_URL,
      trackerUrl: env.BREVO_TRACKER_URL,
      eventTransport: env.BREVO_EVENT_TRANSPORT,
    }),
    mavera: Object.freeze({ apiUrl: env.MAVERA_API_URL }),
    // Kept apart so that the rest of the object can be logged as it is.
    secrets: Object.freeze({
      encryptionKeys: env.ENCRYPTION_KEYS,
      session: env.SESSION_SECRET,
      bigcommerceClient: env.BIGCOMMERCE_CLIENT_SECRET,
    }),
  });
}

/** What `npm run rotate-keys` needs: the data and the keys, nothing of the platforms. */
export function readMaintenanceConfig(source: Record<string, string | undefined>) {
  const Maintenance = Environment.pick({ DATABASE_URL: true, ENCRYPTION_KEYS: true });
  const given = withoutBlanks(source);
  const result = Maintenance.safeParse(given);
  if (!result.success) throw new ConfigError(describeProblems(result.error, given));
  return { databaseUrl: result.data.DATABASE_URL, encryptionKeys: result.data.ENCRYPTION_KEYS };
}

/** An empty value in a .env file means "not set". */
function withoutBlanks(source: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim() !== ''));
}

function describeProblems(error: z.ZodError, given: Record<string, string | undefined>): string {
  const width = Math.max(...error.issues.map((issue) => String(issue.path[0]).length));
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]) as keyof typeof Environment.shape;
    const problem = given[name] === undefined ? 'is missing' : issue.message;
    return `  ${name.padEnd(width)}  ${problem} — ${Environment.shape[name].description}`;
  });
  return [
    'Pulsebridge cannot start: its configuration is not complete.',
    '',
    ...lines,
    '',
    'README.md explains each one. To try the app without any of this: npm run sandbox',
  ].join('\n');
}
