import {
  CheckId,
  type Diagnosis,
  type Diagnostics,
  sayFinding,
} from '../../server/contract/diagnostics.ts';

/** A finding as the server would say it. */
export function diagnosis(id: CheckId, overrides: Partial<Diagnosis> = {}): Diagnosis {
  const { code = 'ok', params = {} } = overrides;
  return {
    ...{ id, state: 'ok', code, params, mend: null, isMending: false },
    ...sayFinding(id, code, params),
    checkedAt: '2026-11-21T09:30:00Z',
    ...overrides,
  };
}

/** Everything was looked at, and these were found; the rest is in order. */
export function report(...found: Diagnosis[]): Diagnostics {
  const codes: Partial<Record<CheckId, string>> = {
    event_transport: 'v3_events',
    consent: 'subscribers',
  };
  return {
    checkedAt: '2026-11-21T09:30:00Z',
    isRunning: false,
    checks: CheckId.options.map(
      (id) => found.find((one) => one.id === id) ?? diagnosis(id, { code: codes[id] ?? 'ok' }),
    ),
  };
}

export const NO_REPORT: Diagnostics = { checkedAt: null, isRunning: false, checks: [] };

export const WEBHOOKS_OFF = diagnosis('webhooks', {
  state: 'problem',
  code: 'inactive',
  params: { expected: 31, inactive: 3, missing: 0, misdirected: 0, spare: 0 },
  mend: 'webhooks',
});
export const KEY_REFUSED = diagnosis('brevo_key', { state: 'problem', code: 'refused' });
export const BOTH_REMIND = diagnosis('cart_reminders', { state: 'warning', code: 'both' });
