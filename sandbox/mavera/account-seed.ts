/** Included credits a month, and requests a minute for each key (reference §0.1, §1.8). */
export const PLANS = {
  starter: { credits: 500, requestsPerMinute: 60 },
  basic: { credits: 2000, requestsPerMinute: 120 },
  professional: { credits: 5000, requestsPerMinute: 240 },
  enterprise: { credits: 50_000, requestsPerMinute: 600 },
} as const;
export type Plan = keyof typeof PLANS;

export const KEY_STATES = ['live', 'revoked', 'expired'] as const;
export type KeyState = (typeof KEY_STATES)[number];

export interface MaveraKey {
  key: string;
  name: string;
  state: KeyState;
}

/** What an account starts with. */
export interface AccountSeed {
  /** How tests and pages call it. */
  name: string;
  companyName?: string;
  plan?: Plan;
  /** A plain string is a live key. */
  keys: (string | MaveraKey)[];
  /** Credits that were used before. */
  used?: number;
  /** Whether the subscription has ended: its keys stay, and every call answers 402 (reference §1.1). */
  isLapsed?: boolean;
}

/** The keys of the accounts that the sandbox starts with: 32 characters and more, as Mavera's (reference §1.1). */
export const MAVERA_KEYS = {
  professional: 'mvra_live_sandbox_professional_01',
  starter: 'mvra_live_sandbox_starter_plan_01',
  spent: 'mvra_live_sandbox_credits_spent_01',
  lapsed: 'mvra_live_sandbox_plan_lapsed_001',
  revoked: 'mvra_live_sandbox_revoked_key_001',
  expired: 'mvra_live_sandbox_expired_key_001',
} as const;

/** An account with room to work, one that three personas overdraw, one that is all but empty, and one that nobody pays for. */
export const DEFAULT_ACCOUNTS: AccountSeed[] = [
  {
    name: 'professional',
    companyName: 'Acme Outdoors',
    plan: 'professional',
    keys: [
      { key: MAVERA_KEYS.professional, name: 'Pulsebridge', state: 'live' },
      { key: MAVERA_KEYS.revoked, name: 'Old website', state: 'revoked' },
      { key: MAVERA_KEYS.expired, name: 'Trial', state: 'expired' },
    ],
  },
  {
    name: 'starter',
    companyName: 'Borealis Tea',
    plan: 'starter',
    keys: [{ key: MAVERA_KEYS.starter, name: 'Pulsebridge', state: 'live' }],
  },
  {
    name: 'spent',
    companyName: 'Spent Budget & Co',
    plan: 'starter',
    used: 497,
    keys: [{ key: MAVERA_KEYS.spent, name: 'Pulsebridge', state: 'live' }],
  },
  {
    name: 'lapsed',
    companyName: 'Lapsed Plan Ltd',
    plan: 'basic',
    isLapsed: true,
    keys: [{ key: MAVERA_KEYS.lapsed, name: 'Pulsebridge', state: 'live' }],
  },
];
