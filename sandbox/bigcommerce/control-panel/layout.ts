import { type Html, html, page } from '../html.ts';
import type { Platform } from '../platform.ts';
import type { SandboxStore, StoreUser } from '../sandbox-store.ts';

/** Who looks at which store's control panel. */
export interface Viewer {
  platform: Platform;
  store: SandboxStore;
  user: StoreUser;
  links: readonly PanelLink[];
}

/** A page of another look-alike, for the menu. */
export interface PanelLink {
  label: string;
  url: string;
}

export type Section = 'apps' | 'app' | 'customers' | 'simulator' | 'faults';

/** A link within the store's control panel that keeps the user signed in. */
export function panelLink({ store, user }: Viewer, path: string, query = {}): string {
  return `/manage/${store.hash}${path}?${new URLSearchParams({ as: String(user.id), ...query })}`;
}

/** The frame of every page: bar, menu and the content, a `<main>`. */
export function panelPage(
  viewer: Viewer,
  section: Section,
  title: string,
  content: Html,
  { script = '' } = {},
): string {
  const { platform, store, user, links } = viewer;
  const isInstalled = store.installation !== null;
  const item = (to: Section, label: string, path: string) =>
    html`<a href="${panelLink(viewer, path)}" ${section === to && html`aria-current="page"`}>${label}</a>`;

  const body = html`
<header class="bar">
  <a class="brand" href="/">Control panel</a><span class="tag">sandbox</span>
  <span>${store.name}</span><span class="space"></span>
  <form method="get" action="/manage/${store.hash}/apps">
    <label for="as">Signed in as</label>
    <select id="as" name="as">${[...store.users.values()].map(
      (candidate) =>
        html`<option value="${candidate.id}" ${candidate.id === user.id && html`selected`}>${candidate.email} (${roleOf(store, candidate)})</option>`,
    )}</select>
    <noscript><button>Switch</button></noscript>
  </form>
  <button type="button" id="log-out">Log out</button>
</header>
<div class="frame">
  <nav aria-label="Control panel">
    ${item('customers', 'Customers', '/customers')}
    <div class="head">Apps</div>
    ${item('apps', 'My apps', '/apps')}
    ${(isInstalled || section === 'app') && item('app', platform.app.name, `/app/${platform.app.id}`)}
    <div class="head">Sandbox</div>
    ${item('simulator', 'Store simulator', '/simulator')}
    ${item('faults', 'Faults & switches', '/faults')}
    ${links.map(({ label, url }) => html`<a href="${url}" target="_blank" rel="noopener">${label} ↗</a>`)}
  </nav>
  ${content}
</div>`;
  return page(`${title} · ${store.name}`, body, { script: `${FRAME_SCRIPT}\n${script}` });
}

export function roleOf(store: SandboxStore, user: StoreUser): string {
  if (user.id === store.ownerId) return 'owner';
  return user.canInstall ? 'may install apps' : 'user';
}

/**
 * What the real control panel does for apps in its iframe. The platform's JS SDK talks through jschannel: JSON text with
 * `bc::` before the method; the frame announces itself with `bc::__ready`, and learns of a log-out by `bc::logout`. Other
 * tabs are told too, since the SDK's `onLogout` fires when the user leaves in any of them.
 */
const FRAME_SCRIPT = `
const signInAs = document.getElementById('as');
signInAs.addEventListener('change', () => {
  const to = new URL(location.href);
  to.searchParams.set('as', signInAs.value);
  location.assign(to);
});
const tabs = new BroadcastChannel('control-panel');
const frame = () => document.querySelector('iframe')?.contentWindow;
const tell = (method, params) => frame()?.postMessage(JSON.stringify({ method: 'bc::' + method, params }), '*');
addEventListener('message', (event) => {
  if (event.source !== frame() || typeof event.data !== 'string') return;
  let message;
  try { message = JSON.parse(event.data); } catch { return; }
  if (message.method === 'bc::__ready' && message.params === 'ping') tell('__ready', 'pong');
});
const leave = () => {
  tell('logout');
  setTimeout(() => location.assign('/?signed-out=1'), 400);
};
tabs.addEventListener('message', leave);
document.getElementById('log-out').addEventListener('click', () => {
  tabs.postMessage('log-out');
  leave();
});
`;
