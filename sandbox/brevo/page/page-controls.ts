import { mixedFaults } from '../../mixed-faults.ts';
import type { FaultPresets } from '../../page/fault-section.ts';
import { type Html, html } from '../../page/html.ts';
import { form, tableSection } from '../../page/page-parts.ts';
import type { Account } from '../account/account.ts';
import { type ApiKey, KEY_STATES, type KeyState } from '../account/api-key.ts';
import type { RateLimiter } from '../rate-limiter.ts';
import type { RequestLog } from '../request-log.ts';
import type { BrevoSwitches } from '../switches.ts';

const API = { path: '/v3' };

/** Faults that a person can switch on with one click. */
export const FAULT_PRESETS: FaultPresets = {
  storm: {
    label: '429 storm: the next 20 requests',
    faults: [
      {
        kind: 'status',
        status: 429,
        match: API,
        times: 20,
        headers: { 'x-sib-ratelimit-remaining': '0', 'x-sib-ratelimit-reset': '2' },
      },
    ],
  },
  bareStorm: {
    label: '429 without headers: the next 5 requests',
    faults: [{ kind: 'status', status: 429, match: API, times: 5, withoutHeaders: true }],
  },
  errors: {
    label: 'Every third request answers 500',
    faults: [{ kind: 'status', status: 500, match: API, probability: 1 / 3 }],
  },
  lostAnswers: {
    label: 'Done, but answered 502: the next 3 writes',
    faults: [
      {
        kind: 'status',
        status: 502,
        match: { ...API, method: 'POST' },
        when: 'after',
        times: 3,
      },
    ],
  },
  stalls: {
    label: 'No answer to the next 3 requests',
    faults: [{ kind: 'stall', match: API, times: 3 }],
  },
  resets: {
    label: 'Connection reset on the next 3 requests',
    faults: [{ kind: 'reset', match: API, times: 3 }],
  },
  slow: { label: 'Every answer takes 5 s', faults: [{ kind: 'slow', match: API, ms: 5000 }] },
  mixed: {
    label: 'Every fifth call fails, in every way there is',
    faults: mixedFaults(0.2, {
      // The tracker and the API, but not the page.
      match: { path: /^\/(v3|api)\// },
      rateLimitHeaders: { 'x-sib-ratelimit-remaining': '0', 'x-sib-ratelimit-reset': '1' },
    }),
  },
};

const STATE_LABELS: Record<KeyState, string> = {
  works: 'works',
  revoked: 'revoked',
  'unknown-ip': 'IP address refused',
  restricted: 'restricted',
  expired: 'expired',
};

export function keySection(keys: ApiKey[], back: string): Html {
  return tableSection('keys', 'Keys', {
    columns: ['Key', 'State'],
    rows: keys.map((key) => keyRow(key, back)),
    empty: 'The account has no key.',
  });
}

function keyRow({ key, name, state, permissions = {} }: ApiKey, back: string): Html {
  const levels = Object.entries(permissions).map(([resource, level]) => `${resource}: ${level}`);
  const options = KEY_STATES.map(
    (one) =>
      html`<option value="${one}" ${one === state && html`selected`}>${STATE_LABELS[one]}</option>`,
  );
  return html`<tr>
    <td><code>${key}</code><br /><span class="soft">${name}${
      state === 'restricted' && ` (${levels.join(', ') || 'no permission'})`
    }</span></td>
    <td>${form(
      'key',
      back,
      html`<input type="hidden" name="key" value="${key}" />
        <select name="state" aria-label="State of ${key}">${options}</select>
        <button>Set</button>`,
    )}</td>
  </tr>`;
}

export function bucketSection(limiter: RateLimiter, back: string): Html {
  return tableSection('buckets', 'Rate limits', {
    columns: ['Bucket', 'Left', 'Refilled in', 'Let through', 'Refused'],
    rows: limiter.allowances().map(({ bucket, limit, remaining, resetSeconds }) => {
      const { allowed, refused } = limiter.counts.get(bucket) ?? { allowed: 0, refused: 0 };
      return html`<tr>
        <td>${bucket}</td><td>${remaining} of ${limit}</td><td>${resetSeconds} s</td>
        <td>${allowed}</td><td>${refused}</td>
      </tr>`;
    }),
    empty: 'No bucket was drawn on yet.',
    after: form('refill', back, html`<button>Refill every bucket</button>`),
  });
}

export function requestSection(requests: RequestLog): Html {
  return tableSection('requests', 'Recent requests', {
    columns: ['At', 'Request', 'Status', 'Account'],
    rows: requests
      .list()
      .slice(-30)
      .toReversed()
      .map(
        ({ at, method, path, status, account }) => html`<tr>
          <td>${new Date(at).toISOString().slice(11, 23)}</td>
          <td><code>${method} ${path}</code></td>
          <td class="${status === 0 || status >= 400 ? 'bad' : ''}">${status || 'no answer'}</td>
          <td>${account}</td>
        </tr>`,
      ),
    empty: 'Nobody called yet.',
  });
}

export function switchSection(switches: BrevoSwitches, account: Account): Html {
  return html`<section aria-labelledby="switches-heading">
    <h2 id="switches-heading">Unconfirmed behaviour</h2>
    <details><summary>Switches, changed by <code>PATCH /_sandbox/switches</code></summary>
      <ul>${Object.entries(switches).map(([name, value]) => html`<li><code>${name}</code> ${String(value)}</li>`)}</ul>
    </details>
    <p><a href="/_sandbox/contacts?account=${account.name}">The same as JSON</a></p>
  </section>`;
}
