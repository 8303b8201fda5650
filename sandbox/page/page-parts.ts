import { type Html, html } from './html.ts';

/** A table under a heading, or a sentence where there is nothing; `before` and `after` stay when the table is renewed. */
export function tableSection(
  id: string,
  heading: string,
  {
    columns,
    rows,
    empty,
    before,
    after,
  }: { columns: string[]; rows: Html[]; empty: string; before?: Html; after?: Html },
): Html {
  return html`<section aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${heading}</h2>
    ${before}
    <div id="${id}" data-live>${
      rows.length === 0
        ? html`<p class="soft">${empty}</p>`
        : html`<div class="scroll" tabindex="0"><table aria-labelledby="${id}-heading">
            <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
            <tbody>${rows}</tbody>
          </table></div>`
    }</div>
    ${after}
  </section>`;
}

/** A POST form that comes back to where the page was. */
export function form(action: string, back: string, content: Html): Html {
  return html`<form method="post" action="/page/${action}">
    <input type="hidden" name="back" value="${back}" />${content}
  </form>`;
}

const PAGE_SIZE = 50;

/** Where a list is on the page: what is looked for in it, and which of its pages is shown. */
export interface ListView {
  account: string;
  tab: string;
  q: string;
  page: number;
}

export function readView(account: string, tab: string, query: Record<string, unknown>): ListView {
  const q = typeof query.q === 'string' ? query.q.trim() : '';
  return { account, tab, q, page: Math.max(1, Math.floor(Number(query.page)) || 1) };
}

/**
 * A searchable table of many things, newest first, fifty a page. `text` is what an item is found by; `rows` gives an
 * item's row, or several.
 */
export function listSection<T>(
  view: ListView,
  heading: string,
  items: readonly T[],
  {
    text,
    columns,
    rows,
    empty,
  }: { text: (item: T) => string; columns: string[]; rows: (item: T) => Html; empty: string },
): Html {
  const wanted = view.q.toLowerCase();
  const found = items.filter((item) => text(item).toLowerCase().includes(wanted)).toReversed();
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(view.page, pages);
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const link = (to: number) =>
    `/?${new URLSearchParams({ account: view.account, tab: view.tab, q: view.q, page: String(to) })}`;
  const links = html`<p>${found.length} found, page ${page} of ${pages}
    ${page > 1 && html`<a href="${link(page - 1)}" rel="prev">Previous page</a>`}
    ${page < pages && html`<a href="${link(page + 1)}" rel="next">Next page</a>`}</p>`;
  return tableSection(view.tab, heading, {
    columns,
    rows: shown.map(rows),
    empty: items.length === 0 ? empty : 'Nothing was found.',
    before: html`<form method="get" action="/" role="search">
      <input type="hidden" name="account" value="${view.account}" />
      <input type="hidden" name="tab" value="${view.tab}" />
      <label for="q">Search</label> <input id="q" name="q" type="search" value="${view.q}" />
      <button>Show</button>
    </form>`,
    after: html`<div id="${view.tab}-pages" data-live class="soft">${links}</div>`,
  });
}

/** A moment as a person reads it, to the second and in UTC. */
export function moment(at: number): Html {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`;
}

/** What is too long for a table. `summary` says what is in it. */
export function disclosure(summary: string, content: unknown): Html {
  return html`<details><summary>${summary}</summary>
    <pre tabindex="0">${JSON.stringify(content, null, 2)}</pre></details>`;
}
