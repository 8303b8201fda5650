import { Router } from 'express';
import type { Fault, FaultSwitches } from '../faults.ts';
import { comeBack } from './come-back.ts';
import { type Html, html } from './html.ts';
import { form } from './page-parts.ts';

/** Faults that a person can switch on with one click, by name. */
export type FaultPresets = Record<string, { label: string; faults: Fault[] }>;

/** What goes wrong now, and what could. Its forms are `faultFormRoutes`'. */
export function faultSection(faults: FaultSwitches, presets: FaultPresets, back: string): Html {
  return html`<section aria-labelledby="faults-heading">
    <h2 id="faults-heading">Faults</h2>
    ${form(
      'fault',
      back,
      html`<label for="preset">Let</label>
        <select id="preset" name="preset">${Object.entries(presets).map(
          ([name, { label }]) => html`<option value="${name}">${label}</option>`,
        )}</select>
        <button>Switch on</button>`,
    )}
    <div id="faults" data-live>
      ${
        faults.list().length === 0
          ? html`<p class="soft">All is well.</p>`
          : html`<ul>${faults
              .list()
              .map(
                ({ id, kind, status, times, struck }) =>
                  html`<li><span class="bad">${kind} ${status}</span> (struck ${struck}${
                    times !== undefined && `, ${times} to go`
                  }) <span class="soft">no. ${id}</span></li>`,
              )}</ul>`
      }
    </div>
    ${form('faults/clear', back, html`<button>Switch all off</button>`)}
  </section>`;
}

/** `/page/fault` and `/page/faults/clear`, below whatever reads forms. */
export function faultFormRoutes(faults: FaultSwitches, presets: FaultPresets): Router {
  const router = Router();
  router.post('/page/fault', (request, response) => {
    for (const fault of presets[String(request.body.preset)]?.faults ?? []) faults.add(fault);
    comeBack(request, response);
  });
  router.post('/page/faults/clear', (request, response) => {
    faults.clear();
    comeBack(request, response);
  });
  return router;
}
