import { type Html, html } from '../../page/html.ts';
import { form, tableSection } from '../../page/page-parts.ts';
import type { Account } from '../account/account.ts';
import { toAttributeWire } from '../contacts/attribute.ts';
import { type Contact, toContactWire } from '../contacts/contact.ts';
import { searchContacts } from '../contacts/contact-search.ts';
import { type BrevoProcess, toProcessWire } from '../imports/process.ts';

/** What one account holds. `query` has `q`, `page` and `all` (every attribute in the table). */
export function accountSections(
  account: Account,
  query: Record<string, unknown>,
  back: string,
): Html[] {
  return [
    counts(account),
    contacts(account, query, back),
    processes(account),
    lists(account),
    attributes(account),
  ];
}

function counts(account: Account): Html {
  let blocked = 0;
  for (const contact of account.contacts) if (contact.emailBlacklisted) blocked += 1;
  const facts: [string, number][] = [
    ['Contacts', account.contacts.size],
    ['E-mail blocked', blocked],
    ['Lists', account.lists.size],
    ['Attributes', account.attributes.size],
    ['Processes', account.processes.size],
  ];
  return html`<section id="counts" data-live aria-labelledby="counts-heading">
    <h2 id="counts-heading">${account.companyName}</h2>
    <p class="soft">Owner ${account.owner.email}, language ${account.language}</p>
    <dl>${facts.map(([name, count]) => html`<div><dt>${name}</dt><dd>${count}</dd></div>`)}</dl>
  </section>`;
}

function contacts(account: Account, query: Record<string, unknown>, back: string): Html {
  const { contacts: found, total, page, pages } = searchContacts(account, query);
  const q = typeof query.q === 'string' ? query.q : '';
  const all = query.all === '1';
  const link = (to: number) =>
    `/?${new URLSearchParams({ account: account.name, q, page: String(to), ...(all && { all: '1' }) })}`;
  return html`<section aria-labelledby="contacts-heading">
    <h2 id="contacts-heading">Contacts</h2>
    <form method="get" action="/" role="search">
      <input type="hidden" name="account" value="${account.name}" />
      <label for="q">Search</label> <input id="q" name="q" type="search" value="${q}" />
      <label><input type="checkbox" name="all" value="1" ${all && html`checked`} /> all attributes</label>
      <button>Show</button>
    </form>
    <div id="contacts" data-live>
      <div class="scroll" tabindex="0"><table>
        <caption>${total} found, page ${page} of ${pages}</caption>
        <thead><tr>${[
          'Id',
          'E-mail',
          'Name',
          'SMS',
          'Lists',
          'Blocked',
          all ? 'Attributes' : 'Own id',
          'Actions',
        ].map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${found.map((contact) => contactRow(account, contact, { all, back }))}</tbody>
      </table></div>
      <p>
        ${page > 1 && html`<a href="${link(page - 1)}" rel="prev">Previous page</a>`}
        ${page < pages && html`<a href="${link(page + 1)}" rel="next">Next page</a>`}
      </p>
    </div>
  </section>`;
}

const NAME_ATTRIBUTES =
  /^(FIRSTNAME|PRENOM|VORNAME|NOMBRE|NOME|LASTNAME|NOM|NACHNAME|NAME|APELLIDOS|COGNOME|SOBRENOME)$/;

function contactRow(
  account: Account,
  contact: Contact,
  { all, back }: { all: boolean; back: string },
): Html {
  const names = [...account.attributes.keys()].filter((name) => NAME_ATTRIBUTES.test(name));
  const blocked = [contact.emailBlacklisted && 'e-mail', contact.smsBlacklisted && 'SMS'];
  const { attributes } = toContactWire(contact);
  return html`<tr>
    <td>${contact.id}</td>
    <td>${contact.email ?? '—'}</td>
    <td>${names.toReversed().flatMap((name) => `${contact.attributes[name] ?? ''} `)}</td>
    <td>${contact.sms ? `+${contact.sms}` : '—'}</td>
    <td>${contact.listIds.map((id) => account.lists.find(id)?.name ?? id).join(', ')}</td>
    <td>${blocked.filter(Boolean).join(', ') || 'no'}</td>
    <td>${
      all
        ? html`<ul>${Object.entries(attributes).map(([name, value]) => html`<li><code>${name}</code> ${String(value)}</li>`)}</ul>`
        : html`<code>${contact.extId ?? ''}</code>`
    }</td>
    <td>${contactActions(account, contact, back)}</td>
  </tr>`;
}

/** What a person does in Brevo itself, or the contact in a mail. */
function contactActions(account: Account, { id, email, ...contact }: Contact, back: string): Html {
  const actions: [name: string, label: string][] = [['delete', 'Delete']];
  if (email) {
    actions.unshift(
      contact.emailBlacklisted ? ['resubscribe', 'Resubscribe'] : ['unsubscribe', 'Unsubscribe'],
    );
  }
  return form(
    'contact',
    back,
    html`<input type="hidden" name="account" value="${account.name}" />
      <input type="hidden" name="id" value="${id}" />
      ${actions.map(
        ([name, label]) =>
          html`<button class="quiet" name="action" value="${name}" aria-label="${label} contact ${id}">${label}</button>`,
      )}`,
  );
}

function lists({ lists: held }: Account): Html {
  return tableSection('lists', 'Lists', {
    columns: ['Id', 'Name', 'Folder', 'Contacts'],
    rows: held.list().map(
      ({ id, name, folderId, contactIds }) => html`<tr>
        <td>${id}</td><td>${name}</td><td>${held.findFolder(folderId)?.name}</td>
        <td>${contactIds.size}</td>
      </tr>`,
    ),
    empty: 'There is no list.',
  });
}

function attributes(account: Account): Html {
  return tableSection('attributes', 'Attributes', {
    columns: ['Name', 'Category', 'Type', 'Options or formula'],
    rows: [...account.attributes.values()].map(toAttributeWire).map((attribute) => {
      const options =
        attribute.enumeration?.map(({ label }) => label) ?? attribute.multiCategoryOptions ?? [];
      return html`<tr>
        <td><code>${attribute.name}</code></td><td>${attribute.category}</td>
        <td>${attribute.type}</td><td>${attribute.calculatedValue ?? options.join(', ')}</td>
      </tr>`;
    }),
    empty: 'There is no attribute.',
  });
}

function processes(account: Account): Html {
  return tableSection('processes', 'Processes', {
    columns: [
      ...['Id', 'Status', 'Rows', 'Created', 'Updated', 'Unchanged', 'Rejected'],
      ...['Reports', 'Notified'],
    ],
    rows: [...account.processes.values()].toReversed().slice(0, 20).map(processRow),
    empty: 'Nothing was imported yet.',
  });
}

function processRow(process: BrevoProcess): Html {
  const { rows, created, updated, unchanged, rejected } = process.counts;
  const { info } = toProcessWire(process, '');
  const reports = Object.entries(info?.import ?? {}).filter(([, address]) => address !== null);
  return html`<tr>
    <td>${process.id}</td>
    <td>${process.status} ${process.failure}</td>
    ${[rows, created, updated, unchanged, rejected].map((count) => html`<td>${count}</td>`)}
    <td>${reports.map(([name, address]) => html`<a href="${address ?? ''}">${name}</a> `)}</td>
    <td>${process.notified.join(', ')}</td>
  </tr>`;
}
