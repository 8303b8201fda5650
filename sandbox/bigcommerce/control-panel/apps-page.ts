import { type Html, html } from '../html.ts';
import { panelLink, panelPage, roleOf, type Viewer } from './layout.ts';

/** "My apps": install, open, and everything that can happen to an installed app. */
export function appsPage(
  viewer: Viewer,
  { message, loginUrl }: { message: string; loginUrl: string },
) {
  const { platform, store, user } = viewer;
  const { installation } = store;
  const content = html`
<main>
  <h1>My apps</h1>
  ${message !== '' && html`<p class="notice" role="status">${message}</p>`}
  <section class="card" aria-labelledby="app-name">
    <div class="row">
      <h2 id="app-name" style="margin:0">${platform.app.name}</h2>
      ${installation ? html`<span class="badge yes">installed</span>` : html`<span class="badge">not installed</span>`}
      ${store.consentNeeded && html`<span class="badge no">asks for consent again</span>`}
    </div>
    <div class="row">${installation ? openForm(viewer) : installButtons(viewer, loginUrl)}</div>
  </section>
  ${installation ? html`${scopesCard(viewer)}${removalCard(viewer)}` : ''}
  <section class="card">
    <h2>Users of this store</h2>
    <table><thead><tr><th scope="col">User</th><th scope="col">Role</th><th scope="col">Language</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead><tbody>
    ${[...store.users.values()].map(
      (candidate) =>
        html`<tr><td>${candidate.email}${candidate.id === user.id && html` <span class="badge">you</span>`}</td><td>${roleOf(store, candidate)}</td><td>${candidate.locale}</td><td class="right">${
          candidate.id !== store.ownerId &&
          button(viewer, 'remove-user', `Remove ${candidate.email}`, {
            userId: candidate.id,
            isDanger: true,
          })
        }</td></tr>`,
    )}
    </tbody></table>
    <div class="row" style="margin-top:10px">${button(viewer, 'add-user', 'Add an ordinary user')}</div>
  </section>
</main>`;
  return panelPage(viewer, 'apps', 'My apps', content);
}

function installButtons(viewer: Viewer, loginUrl: string): Html {
  const { platform, store, user } = viewer;
  if (!user.canInstall) return html`<p>Only the owner may install apps in this store.</p>`;
  const external = `${loginUrl}/app/${platform.app.clientId}/install?store_hash=${store.hash}`;
  return html`
<form method="post" action="${panelLink(viewer, '/install')}"><button class="main">Install</button></form>
<a class="button" href="${external}" target="_blank" rel="noopener">Install from outside (new tab)</a>`;
}

function openForm(viewer: Viewer): Html {
  const { platform, store, user } = viewer;
  return html`
<form method="get" action="/manage/${store.hash}/app/${platform.app.id}" class="row">
  <input type="hidden" name="as" value="${user.id}">
  <label>Deep link <input name="url" value="/" size="18" aria-describedby="url-hint"></label>
  <label>Channel <select name="channel"><option value="">none</option>${store.shop.channels.map(
    (channel) => html`<option value="${channel.id}">${channel.id} ${channel.name}</option>`,
  )}</select></label>
  <button class="main">Open as ${user.email}</button>
  <span id="url-hint" class="quiet small">where in the app a menu item would lead; / for a plain click</span>
</form>`;
}

function scopesCard(viewer: Viewer): Html {
  const { platform, store } = viewer;
  const granted = store.installation?.scopes ?? [];
  return html`
<section class="card">
  <h2>Changes that need the merchant's consent again</h2>
  <p class="quiet small">The old token keeps working with its old scopes until somebody agrees on opening the app.</p>
  <form method="post" action="${panelLink(viewer, '/change-scopes')}">
    <div class="row"><label for="scopes">Scopes that the app asks for, one a line</label></div>
    <div class="row"><textarea id="scopes" name="scopes" rows="${Math.min(12, platform.app.scopes.length + 1)}" cols="52" spellcheck="false">${platform.app.scopes.join('\n')}</textarea></div>
    <div class="row"><button>Change the app's scopes</button>
      <span class="quiet small">this store granted ${granted.length}</span></div>
  </form>
  <form method="post" action="${panelLink(viewer, '/change-owner')}" class="row" style="margin-top:14px">
    <label>Owner's e-mail <input type="email" name="email" value="${store.owner.email}" size="32" required></label>
    <button>Change the owner's e-mail</button>
  </form>
</section>`;
}

function removalCard(viewer: Viewer): Html {
  return html`
<section class="card">
  <h2>Uninstall</h2>
  <p>The app is called and loses its access at once, whatever it answers.</p>
  ${
    viewer.user.canInstall
      ? button(viewer, 'uninstall', 'Uninstall', { isDanger: true })
      : html`<p class="quiet">Only the owner may uninstall apps.</p>`
  }
</section>`;
}

function button(
  viewer: Viewer,
  action: string,
  label: string,
  { userId, isDanger = false }: { userId?: number; isDanger?: boolean } = {},
): Html {
  return html`<form method="post" action="${panelLink(viewer, `/${action}`)}">
${userId !== undefined && html`<input type="hidden" name="userId" value="${userId}">`}
<button class="${isDanger ? 'danger' : ''}">${label}</button></form>`;
}
