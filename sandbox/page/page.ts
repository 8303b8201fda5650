import { type Html, html } from './html.ts';

/** Which platform the page is of, and its colour: dark enough for white text on it. */
export interface Brand {
  name: string;
  dark: string;
  pale: string;
}

/** The frame around what the page shows. Sections marked `data-live` renew themselves. */
export function page({
  brand,
  title,
  nav,
  main,
}: {
  brand: Brand;
  title: string;
  nav: Html;
  main: Html;
}): string {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <style>
      :root { --brand: ${brand.dark}; --pale: ${brand.pale}; }
      ${STYLE}
    </style>
  </head>
  <body>
    <header>
      <h1>${brand.name} <small>sandbox</small></h1>
      ${nav}
    </header>
    <main>${main}</main>
    <script>
      ${SCRIPT}
    </script>
  </body>
</html>`.text;
}

const STYLE = html`
:root { --line: #d5dfda; --ink: #17251f; --soft: #4d5e56; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: #f6f8f7; }
header { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: center; padding: .75rem 1.5rem;
  background: var(--brand); color: #fff; }
header h1 { margin: 0; font-size: 1.3rem; } header small { font-weight: 400; }
nav { display: flex; flex-wrap: wrap; gap: .25rem; }
nav a { color: #fff; padding: .25rem .75rem; border-radius: 1rem; }
nav a[aria-current] { background: #fff; color: var(--brand); text-decoration: none; }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(19rem, 2fr); gap: 1rem;
  max-width: 100rem; margin: 0 auto; padding: 1rem 1.5rem; align-items: start; }
@media (max-width: 96rem) { main { grid-template-columns: minmax(0, 1fr); } }
.column { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
section { background: #fff; border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; }
h2 { margin: 0 0 .5rem; font-size: 1.05rem; color: var(--brand); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; background: var(--pale); }
td { font-variant-numeric: tabular-nums; }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
form { display: inline-flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin: .15rem 0; }
input, select, button { font: inherit; padding: .25rem .6rem; border: 1px solid #7b8c84; border-radius: .3rem;
  background: #fff; color: inherit; }
button { background: var(--brand); border-color: var(--brand); color: #fff; cursor: pointer; }
a { color: var(--brand); }
:focus-visible { outline: 3px solid #f2a900; outline-offset: 1px; }
code { font-size: .92em; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.bad { color: #a3122a; font-weight: 600; }
ul { margin: .25rem 0; padding-left: 1.2rem; }
details summary { cursor: pointer; white-space: nowrap; }
pre { margin: .25rem 0; max-height: 20rem; max-width: 34rem; overflow: auto; font-size: .85em; white-space: pre-wrap;
  overflow-wrap: anywhere; }
td form { flex-wrap: nowrap; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.tabs { grid-column: 1 / -1; border-bottom: 2px solid var(--line); }
.tabs a { color: var(--ink); border-radius: .4rem .4rem 0 0; text-decoration: none; border-bottom: 3px solid transparent; }
.tabs a:hover { background: var(--pale); }
.tabs a[aria-current] { background: #fff; color: var(--brand); border-bottom-color: var(--brand); font-weight: 600; }
.count { color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; }
.quiet { background: #fff; color: var(--brand); }
`;

// `html` would escape the quotes that a script needs.
const SCRIPT = Object.assign(html``, {
  text: `
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const section of document.querySelectorAll('[data-live]')) {
    const renewed = fresh.getElementById(section.id);
    // Whoever is typing, choosing or reading details in a section keeps it as it is.
    if (!renewed || section.contains(document.activeElement) || section.querySelector('details[open]')) continue;
    if (section.innerHTML !== renewed.innerHTML) section.innerHTML = renewed.innerHTML;
  }
}, 2000);
`,
});
