import { z } from 'zod';
import { type Html, html } from '../page/html.ts';
import { form } from '../page/page-parts.ts';
import { type MaveraSwitches, SwitchesSchema } from './switches.ts';
import type { Pace } from './work.ts';

/** How long work takes, by what people can choose. */
export const PACES: Record<string, { label: string; pace: Pace }> = {
  atOnce: { label: 'at once', pace: { responseMs: 0, chatMs: 0, personaMs: 0 } },
  seconds: { label: 'seconds', pace: { responseMs: 1500, chatMs: 8000, personaMs: 2000 } },
  life: {
    label: 'as long as in life',
    pace: { responseMs: 6000, chatMs: 90_000, personaMs: 20_000 },
  },
};

export function paceSection(pace: Pace, back: string): Html {
  const isChosen = (one: Pace) => JSON.stringify(one) === JSON.stringify({ ...pace });
  return html`<section aria-labelledby="pace-heading">
    <h2 id="pace-heading">Pace</h2>
    ${form(
      'pace',
      back,
      html`<label for="pace">Work takes</label>
        <select id="pace" name="pace">${Object.entries(PACES).map(
          ([name, one]) =>
            html`<option value="${name}" ${isChosen(one.pace) && html`selected`}>${one.label}</option>`,
        )}</select>
        <button>Set</button>`,
    )}
  </section>`;
}

/** Every switch with what it can be; one can be set at a time. */
export function switchSection(switches: MaveraSwitches, back: string): Html {
  const row = ([name, value]: [string, unknown]) => html`<li>
    <code>${name}</code>
    ${form(
      'switch',
      back,
      html`<input type="hidden" name="name" value="${name}" />${
        optionsOf(name).length > 0
          ? html`<select name="value" aria-label="${name}">${optionsOf(name).map(
              (option) =>
                html`<option value="${option}" ${option === String(value) && html`selected`}>${option}</option>`,
            )}</select>`
          : html`<input name="value" value="${String(value)}" aria-label="${name}" />`
      }
      <button class="quiet" aria-label="Set ${name}">Set</button>`,
    )}
  </li>`;
  return html`<section aria-labelledby="switches-heading">
    <h2 id="switches-heading">Unconfirmed behaviour</h2>
    <details><summary>${Object.keys(switches).length} switches, also at <code>PATCH /_sandbox/switches</code></summary>
      <ul>${Object.entries(switches).map(row)}</ul>
    </details>
  </section>`;
}

/** Sets one switch from what was typed; what does not fit changes nothing. */
export function setSwitch(switches: MaveraSwitches, name: string, typed: string): void {
  const isWord = optionsOf(name).length > 0 && !['true', 'false'].includes(typed);
  const value = isWord
    ? typed
    : typed === 'true'
      ? true
      : typed === 'false'
        ? false
        : Number(typed);
  const parsed = SwitchesSchema.safeParse({ ...switches, [name]: value });
  if (parsed.success) Object.assign(switches, parsed.data);
}

/** None for a number. */
function optionsOf(name: string): string[] {
  const schema = SwitchesSchema.shape[name as keyof MaveraSwitches]?.unwrap();
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  return schema instanceof z.ZodBoolean ? ['true', 'false'] : [];
}
