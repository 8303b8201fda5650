import { type Html, html } from '../../page/html.ts';
import {
  disclosure,
  type ListView,
  listSection,
  moment,
  tableSection,
} from '../../page/page-parts.ts';
import type { Account } from '../account/account.ts';
import type { CartEntry } from '../events/cart-automation.ts';
import type { ShopEvent } from '../events/event.ts';
import type { BrevoSwitches } from '../switches.ts';
import { contactName } from './page-shop.ts';

const SHOWN = 100;
const WHY: Record<string, string> = {
  reminder: 'was reminded',
  blocked: 'not reminded, as e-mail is blocked',
};
const TRANSPORTS = { v3_events: 'API', legacy_tracker: 'tracker' };

export function eventSections(account: Account, view: ListView): Html[] {
  const row = (event: ShopEvent) => html`<tr>
    <td>${moment(event.date)}</td>
    <td><code>${event.name}</code></td>
    <td>${contactName(account, event.contactId)}</td>
    <td>${TRANSPORTS[event.transport]}</td>
    <td>${disclosure(`${Object.keys(event.properties).length} properties`, event.properties)}</td>
  </tr>`;
  return [
    listSection(view, 'Events', [...account.events], {
      text: ({ name, email = '' }) => `${name} ${email}`,
      columns: ['At', 'Event', 'Contact', 'By', 'Properties'],
      rows: row,
      empty: 'No event came yet.',
    }),
  ];
}

/** Who is in the ready-made abandoned-cart automation, and who would be reminded. */
export function cartSections(account: Account, { cartAutomationHears }: BrevoSwitches): Html[] {
  const { carts } = account;
  const now = Date.now();
  const waiting = carts.waiting(now);
  const reminded = new Set(carts.wouldRemind(now));
  const hears =
    cartAutomationHears === 'both'
      ? 'events by the API and the tracker'
      : `only events by the ${TRANSPORTS[cartAutomationHears]}`;
  const wait = `${Math.round(carts.waitMs / 60_000)} minutes`;
  const waitingRow = (entry: CartEntry) => html`<tr>
    <td>${contactName(account, entry.contactId)}</td>
    <td>${moment(entry.enteredAt)}</td>
    <td>${reminded.has(entry) ? moment(entry.remindAt) : html`<span class="bad">never: blocked</span>`}</td>
    <td>${TRANSPORTS[entry.transport]}</td>
    <td>${disclosure(describeCart(entry.event), entry.event.properties)}</td>
  </tr>`;
  const leftRow = ({ contactId, leftAt = 0, leftBy, event }: CartEntry) => html`<tr>
    <td>${contactName(account, contactId)}</td>
    <td>${moment(leftAt)}</td>
    <td>${WHY[leftBy ?? ''] ?? html`<code>${leftBy}</code>`}</td>
    <td>${describeCart(event)}</td>
  </tr>`;
  return [
    tableSection('carts', 'Waiting for a cart reminder', {
      columns: ['Contact', 'Since', 'Reminder', 'By', 'Cart'],
      rows: waiting.slice(-SHOWN).toReversed().map(waitingRow),
      empty: 'Nobody has left a cart behind.',
      before: html`<p class="soft">Brevo's ready-made automation: it begins with
        <code>cart_updated</code>, ends with <code>order_completed</code> or
        <code>cart_deleted</code>, and reminds after ${wait}. It hears ${hears}.</p>`,
    }),
    tableSection('carts-left', 'No longer waiting', {
      columns: ['Contact', 'At', 'Why', 'Cart'],
      rows: carts.left(now).slice(-SHOWN).toReversed().map(leftRow),
      empty: 'Nobody has left the automation yet.',
    }),
  ];
}

/** `2 items, 24 USD`, as far as the properties say. */
function describeCart({ properties: { items, total, currency } }: ShopEvent): string {
  const count = Array.isArray(items) ? items.length : 0;
  return `${count} ${count === 1 ? 'item' : 'items'}${total === undefined ? '' : `, ${total} ${currency ?? ''}`}`;
}
