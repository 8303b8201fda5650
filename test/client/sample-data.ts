import type { ActivityEntry } from '../../server/contract/activity.ts';
import type { BrevoAttribute } from '../../server/contract/brevo-account.ts';
import type { BrevoConnection } from '../../server/contract/connection.ts';
import type { DailyActivity } from '../../server/contract/daily-activity.ts';
import type { Failure } from '../../server/contract/failure.ts';
import type { ListPeople } from '../../server/contract/list-people.ts';
import type { Field, MappingPreview } from '../../server/contract/mapping.ts';
import type { OrderStatus } from '../../server/contract/order-status.ts';
import type { AppUser, AuditEntry } from '../../server/contract/people.ts';
import type { Session } from '../../server/contract/session.ts';
import type { Settings } from '../../server/contract/settings.ts';
import { SettingsDocument } from '../../server/contract/settings.ts';
import type { Status } from '../../server/contract/status.ts';
import type { Storefront } from '../../server/contract/storefront.ts';
import type { SyncRun } from '../../server/contract/sync.ts';

const NEVER = {
  state: 'never',
  total: 0,
  synced: 0,
  skipped: 0,
  failed: 0,
  pending: 0,
  lastSyncedAt: null,
  lagMs: null,
} as const;

export const CONNECTED: BrevoConnection = {
  state: 'connected',
  account: { companyName: 'Lindgren AB', email: 'ada@lindgren.example', plan: 'Business' },
  keyEnding: 'x7Qa',
  checkedAt: '2026-11-21T08:55:00Z',
};

export const MAPPING = [
  { source: 'first_name', attribute: 'FIRSTNAME' },
  { source: 'addresses[0].city', attribute: 'CITY' },
];

export function session(overrides: Partial<Session> = {}): Session {
  return {
    token: 'token-1',
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    store: { hash: 'abc123', name: 'Lindgren' },
    user: { id: 1, email: 'ada@lindgren.example', locale: 'en-US' },
    ...overrides,
  };
}

export function settings(overrides: Partial<Settings> = {}): Settings {
  return { ...SettingsDocument.parse({}), version: 1, customerMapping: MAPPING, ...overrides };
}

export function status(
  customers: Partial<Status['resources']['customers']> = {},
  brevo: BrevoConnection = CONNECTED,
): Status {
  const resources = {
    orders: NEVER,
    products: NEVER,
    categories: NEVER,
    carts: NEVER,
    stock: NEVER,
  };
  return {
    connected: brevo.state === 'connected',
    lastSync: null,
    brevo,
    mavera: { state: 'not_connected' },
    consent: { mode: 'subscribers', isConfirmationMissing: false },
    resources: { customers: { ...NEVER, ...customers }, ...resources },
    newsletterReaders: { synced: 0, failed: 0, pending: 0 },
    insights: [],
    webhooks: {
      ...{ expected: 0, active: 0, lastReceivedAt: null },
      brevo: { state: 'unknown', checkedAt: null },
    },
  };
}

export function run(overrides: Partial<SyncRun> = {}): SyncRun {
  return {
    id: 'run-1',
    resource: 'customers',
    mode: 'full',
    cause: null,
    state: 'succeeded',
    phase: 'finishing',
    total: 1000,
    done: 1000,
    read: 1000,
    synced: 700,
    skipped: 290,
    failed: 10,
    pending: 0,
    skippedBy: [
      { reason: 'not_subscribed', count: 250 },
      { reason: 'unsubscribed', count: 40 },
    ],
    failedBy: [{ reason: 'invalid_email', count: 10 }],
    ratePerSecond: null,
    remainingSeconds: null,
    waiting: null,
    startedAt: '2026-11-21T09:00:00Z',
    finishedAt: '2026-11-21T09:04:00Z',
    problem: null,
    preview: null,
    ...overrides,
  };
}

export const PREVIEW: NonNullable<SyncRun['preview']> = {
  subscribers: {
    written: 700,
    blocked: 0,
    skippedBy: [{ reason: 'not_subscribed', count: 290 }],
    failedBy: [{ reason: 'invalid_email', count: 10 }],
  },
  'everyone-blocklisted': {
    written: 950,
    blocked: 250,
    skippedBy: [{ reason: 'unsubscribed', count: 40 }],
    failedBy: [{ reason: 'invalid_email', count: 10 }],
  },
  everyone: {
    written: 990,
    blocked: 0,
    skippedBy: [],
    failedBy: [{ reason: 'invalid_email', count: 10 }],
  },
};

export const MAPPING_PREVIEW: MappingPreview = {
  mapping: MAPPING,
  customers: [
    {
      customerId: 7,
      email: 'grace@example.com',
      attributes: { FIRSTNAME: 'Grace', CITY: 'Arlington' },
      problems: [{ attribute: 'SMS', message: 'The phone number of one customer is left out.' }],
    },
  ],
  attributes: [
    { source: 'first_name', attribute: 'FIRSTNAME', state: 'exists', type: 'text' },
    { source: 'addresses[0].city', attribute: 'CITY', state: 'will_be_created', type: 'text' },
  ],
};

/** Thirty days of which the last two saw something written, all of it customers and orders. */
export function daily(): DailyActivity {
  const written = (customers: number, orders: number) => ({
    ...{ customers, orders, products: 0, categories: 0, carts: 0 },
  });
  return {
    timeZone: 'Europe/Amsterdam',
    days: Array.from({ length: 30 }, (_, index) => ({
      date: new Date(Date.UTC(2026, 9, 23 + index)).toISOString().slice(0, 10),
      written: index < 28 ? written(0, 0) : written(700, 120),
    })),
    hours: Array.from({ length: 24 }, (_, hour) => ({
      hour,
      written: hour === 9 ? written(700, 120) : written(0, 0),
    })),
  };
}

export function failure(overrides: Partial<Failure> = {}): Failure {
  return {
    id: 'failure-1',
    resource: 'customers',
    entityId: '42',
    severity: 'failed',
    reason: 'invalid_email',
    message: 'Brevo does not accept this address.',
    whatToDo: 'Correct it in BigCommerce, then retry.',
    ...{ opens: 'record', isRetrying: false, ignoredAt: null },
    controlPanelUrl: 'https://store-abc123.mybigcommerce.com/manage/customers/42/edit',
    since: '2026-11-21T09:03:00Z',
    attempts: 1,
    ...overrides,
  };
}

export const ACTIVITY: ActivityEntry[] = [
  {
    id: 'activity-1',
    at: '2026-11-21T09:04:00Z',
    kind: 'sync_finished',
    level: 'info',
    message: 'The sync of customers finished.',
    code: 'sync_finished',
    params: { resource: 'customers', synced: 700, skipped: 290, failed: 10 },
    userId: null,
    userEmail: null,
  },
];

export const USERS: AppUser[] = [
  { id: 1, email: 'ada@lindgren.example', isOwner: true, since: '2026-11-01T09:00:00Z' },
  { id: 2, email: 'bo@lindgren.example', isOwner: false, since: '2026-11-20T09:00:00Z' },
];

export const AUDIT: AuditEntry[] = [
  {
    id: '3',
    at: '2026-11-21T10:00:00Z',
    userId: 2,
    userEmail: 'bo@lindgren.example',
    action: 'settings_saved',
    detail: {
      sections: ['customerMapping', 'quotaShare'],
      changes: [
        { path: 'customerMapping.CITY', from: 'company' },
        { path: 'quotaShare', from: 0.7, to: 0.5 },
      ],
      version: 4,
    },
  },
  {
    id: '2',
    at: '2026-11-20T10:00:00Z',
    userId: 7,
    userEmail: null,
    action: 'brevo_connected',
    detail: {},
  },
  {
    id: '1',
    at: '2026-11-01T09:00:00Z',
    userId: 1,
    userEmail: 'ada@lindgren.example',
    action: 'app_installed',
    detail: {},
  },
];

export const ORDER_STATUSES: OrderStatus[] = [
  { id: 0, name: 'Incomplete', defaultBrevoStatus: 'pending' },
  { id: 10, name: 'Done and dusted', defaultBrevoStatus: 'completed' },
];

export function storefront(id: number, overrides: Partial<Storefront> = {}): Storefront {
  const none = { id: null, from: 'none' } as const;
  return {
    id,
    name: `Shop ${id}`,
    type: 'storefront',
    platform: 'bigcommerce',
    status: 'active',
    isLive: true,
    url: `https://shop${id}.example.com`,
    currency: 'EUR',
    enabled: true,
    lists: { allCustomers: none, buyers: none, abandonedCart: none, newsletter: none },
    customers: 10 * id,
    subscribers: id,
    attention: null,
    ...overrides,
  };
}

export const STOREFRONTS: Storefront[] = [storefront(1), storefront(2, { attention: 'new' })];

export const LIST_PEOPLE: ListPeople = {
  all: {
    allCustomers: { people: 1200, inBrevo: 700 },
    newsletter: { people: 650, inBrevo: 650 },
    buyers: null,
    abandonedCart: { people: 1, inBrevo: 1 },
  },
  storefronts: [
    {
      id: 2,
      allCustomers: { people: 20, inBrevo: null },
      newsletter: { people: 2, inBrevo: 2 },
      buyers: null,
      abandonedCart: null,
    },
  ],
};

const field = (
  source: string,
  label: string,
  group: Field['group'],
  type: Field['type'] = 'text',
  example: string | null = null,
): Field => ({ source, label, group, type, example });

export const FIELDS: Field[] = [
  field('email', 'E-mail', 'customer'),
  field('first_name', 'First name', 'customer', 'text', 'Grace'),
  field('last_name', 'Last name', 'customer', 'text', 'Hopper'),
  field('phone', 'Phone', 'customer'),
  field('addresses[0].city', 'Address: city', 'address', 'text', 'Arlington'),
  field('attributes["Favourite café"]', 'Favourite café', 'attribute'),
  field('form_fields["Shoe size"]', 'Shoe size', 'form_field'),
  field('orders_count', 'Number of orders', 'computed', 'number', '3'),
  field('last_order_date', 'Last order', 'computed', 'date'),
];

const attribute = (
  name: string,
  type: BrevoAttribute['type'] = 'text',
  category = 'normal',
): BrevoAttribute => ({ name, type, category });

export const ATTRIBUTES: BrevoAttribute[] = [
  attribute('FIRSTNAME'),
  attribute('LASTNAME'),
  attribute('SMS'),
  attribute('BIRTHDAY', 'date'),
  attribute('SCORE', 'float'),
  attribute('LAST_CLICK', 'date', 'global'),
];
