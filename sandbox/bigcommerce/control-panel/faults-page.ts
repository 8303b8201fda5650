import type { Fault, FaultSwitches } from '../../faults.ts';
import { html } from '../html.ts';
import type { RequestLog } from '../request-log.ts';
import { SWITCHES } from '../switches.ts';
import { panelLink, panelPage, type Viewer } from './layout.ts';

/** Of the stores' API; logging in goes on working. */
const match = { path: '/stores/' };
const status = (code: number, rest: Partial<Fault>): Fault => ({
  ...{ kind: 'status', status: code, match },
  ...rest,
});

/** Faults at the press of a button. Requests go on failing until the count is used up or they are cleared. */
export const FAULT_BUTTONS: readonly { label: string; fault: Fault }[] = [
  { label: '429 storm: the next 20', fault: status(429, { times: 20 }) },
  {
    label: '429 without headers: the next 10',
    fault: status(429, { withoutHeaders: true, times: 10 }),
  },
  { label: '500: the next 5', fault: status(500, { times: 5 }) },
  { label: '503: the next 5', fault: status(503, { times: 5 }) },
  { label: '500 for every third request', fault: status(500, { probability: 0.33 }) },
  { label: 'Stall: the next 2', fault: { kind: 'stall', match, times: 2 } },
  { label: 'Reset before the work: the next 3', fault: { kind: 'reset', match, times: 3 } },
  {
    label: 'Reset after the work: the next 3',
    fault: { kind: 'reset', when: 'after', match, times: 3 },
  },
  { label: 'Slow: 2 s each', fault: { kind: 'slow', ms: 2000, match } },
  { label: 'Token refused (401): the next one', fault: status(401, { times: 1 }) },
];

export function faultsPage(
  viewer: Viewer,
  { faults, requests }: { faults: FaultSwitches; requests: RequestLog },
): string {
  const { switches } = viewer.platform;
  const { quota } = viewer.store;
  const active = faults.list();
  const counts = Object.entries(requests.counts());
  const content = html`
<main>
  <h1>Faults and switches</h1>
  <section class="card">
    <h2>Faults of BigCommerce's API</h2>
    <form method="post" action="${panelLink(viewer, '/add-fault')}" class="row">
      ${FAULT_BUTTONS.map(({ label }, index) => html`<button name="fault" value="${index}">${label}</button>`)}
    </form>
    <div class="row" role="status">${
      active.length === 0
        ? html`<span class="quiet">Nothing is wrong at the moment.</span>`
        : active.map((fault) => html`<span class="badge no">${describe(fault)}</span>`)
    }</div>
    ${active.length > 0 && html`<form method="post" action="${panelLink(viewer, '/clear-faults')}" class="row"><button class="danger">Clear all</button></form>`}
  </section>
  <section class="card">
    <h2>Quota of ${viewer.store.name}</h2>
    <form method="post" action="${panelLink(viewer, '/change-quota')}" class="row">
      <label>Requests <input name="requests" type="number" min="1" value="${quota.state.requests}"></label>
      <label>in <input name="windowMs" type="number" min="100" value="${quota.state.windowMs}"> ms</label>
      <button>Change</button><span class="quiet">${quota.state.left} left in this window</span>
    </form>
  </section>
  <section class="card">
    <h2>Behaviour that BigCommerce does not document</h2>
    <p class="quiet small">The first choice is what the sandbox assumes. § is the section of the platform reference.</p>
    <form method="post" action="${panelLink(viewer, '/set-switches')}">
    <table><thead><tr><th scope="col">Switch</th><th scope="col">Set to</th></tr></thead><tbody>
    ${Object.entries(SWITCHES).map(([name, { about, options }]) => {
      const value = switches[name as keyof typeof switches];
      return html`<tr><td><label for="switch-${name}"><b>${name}</b></label><br><span class="quiet small">${about}</span></td><td>${
        typeof value === 'number'
          ? html`<input id="switch-${name}" name="${name}" type="number" min="0" step="any" value="${value}">`
          : html`<select id="switch-${name}" name="${name}">${options.map((option) => html`<option ${option === value && html`selected`}>${String(option)}</option>`)}</select>`
      }</td></tr>`;
    })}
    </tbody></table>
    <div class="row" style="margin-top:12px"><button class="main">Save switches</button></div>
    </form>
  </section>
  <section class="card">
    <h2>Requests so far</h2>
    <table><thead><tr><th scope="col">Call</th><th scope="col" class="number">Times</th></tr></thead><tbody>
    ${counts.map(([route, count]) => html`<tr><td>${route}</td><td class="number">${count}</td></tr>`)}
    </tbody></table>
  </section>
</main>`;
  return panelPage(viewer, 'faults', 'Faults and switches', content);
}

function describe({ kind, status: code, when, times, probability, ms }: Fault): string {
  return [
    kind === 'status' ? `status ${code}` : kind,
    when === 'after' && 'after the work',
    ms && `${ms} ms`,
    probability && `${Math.round(probability * 100)} %`,
    times ? `${times} to go` : 'until cleared',
  ]
    .filter(Boolean)
    .join(', ');
}
