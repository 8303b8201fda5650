import { mixedFaults } from '../mixed-faults.ts';
import type { FaultPresets } from '../page/fault-section.ts';
import { type Html, html } from '../page/html.ts';
import { form } from '../page/page-parts.ts';
import { ANSWER_FAULTS, type AnswerFault, type AnswerFaults } from './answers/answer-faults.ts';

const API = { path: '/api/v1' };
const PAID = { ...API, method: 'POST' };

/** Faults of the transport that a person can switch on with one click. */
export const FAULT_PRESETS: FaultPresets = {
  afterCharging: {
    label: 'Fails after charging: the next paid call',
    faults: [{ kind: 'status', status: 500, match: PAID, when: 'after', times: 1 }],
  },
  lostAfterCharging: {
    label: 'Connection lost after charging: the next paid call',
    faults: [{ kind: 'reset', match: PAID, when: 'after', times: 1 }],
  },
  storm: {
    label: '429 storm: the next 10 requests',
    faults: [
      { kind: 'status', status: 429, match: API, times: 10, headers: { 'retry-after': '2' } },
    ],
  },
  errors: {
    label: 'Every third request answers 500',
    faults: [{ kind: 'status', status: 500, match: API, probability: 1 / 3 }],
  },
  unavailable: {
    label: 'Unavailable (503): the next 3 requests',
    faults: [{ kind: 'status', status: 503, match: API, times: 3 }],
  },
  stalls: {
    label: 'No answer to the next 2 requests',
    faults: [{ kind: 'stall', match: API, times: 2 }],
  },
  slow: { label: 'Every answer takes 20 s', faults: [{ kind: 'slow', match: API, ms: 20_000 }] },
  mixed: {
    label: 'Every fifth call fails, in every way there is',
    faults: mixedFaults(0.2, { match: API, rateLimitHeaders: { 'retry-after': '1' } }),
  },
};

const LABELS: Record<AnswerFault['kind'], string> = {
  'cut-off': 'is cut off in the middle',
  'breaks-schema': 'breaks the schema',
  'not-json': 'is no JSON',
  'invents-reviews': 'cites reviews that do not exist',
  'invents-products': 'cites products that do not exist',
  'invents-channels': 'speaks of channels that do not exist',
  'shares-140': 'has shares that add up to 140',
  refuses: 'is a refusal',
};

/** What the model itself gets wrong: the answer is 200 and paid. */
export function answerFaultSection(faults: AnswerFaults, back: string): Html {
  const active = faults.list();
  return html`<section aria-labelledby="answer-faults-heading">
    <h2 id="answer-faults-heading">Wrong answers</h2>
    ${form(
      'answer-fault',
      back,
      html`<label for="kind">The next answer</label>
        <select id="kind" name="kind">${ANSWER_FAULTS.map(
          (kind) => html`<option value="${kind}">${LABELS[kind]}</option>`,
        )}</select>
        <button>Switch on</button>`,
    )}
    <div id="answer-faults" data-live>${
      active.length === 0
        ? html`<p class="soft">Answers are sound.</p>`
        : html`<ul>${active.map(({ kind }) => html`<li class="bad">${LABELS[kind]}</li>`)}</ul>`
    }</div>
    ${form('answer-faults/clear', back, html`<button>Switch all off</button>`)}
  </section>`;
}
