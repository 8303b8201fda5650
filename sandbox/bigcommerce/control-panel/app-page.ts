import { html } from '../html.ts';
import { panelLink, panelPage, type Viewer } from './layout.ts';

/** The app in its iframe: nothing around it but the control panel's own frame. */
export function appPage(viewer: Viewer, frameUrl: string): string {
  const { name } = viewer.platform.app;
  const content = html`<main class="full"><iframe id="app" title="${name}" src="${frameUrl}" referrerpolicy="origin"></iframe></main>`;
  return panelPage(viewer, 'app', name, content);
}

/** Before the app opens again after its scopes or the owner's e-mail changed (reference §1.5). */
export function consentPage(viewer: Viewer): string {
  const { platform, store, user } = viewer;
  const granted = store.installation?.scopes ?? [];
  const added = platform.app.scopes.filter((scope) => !granted.includes(scope));
  const dropped = granted.filter((scope) => !platform.app.scopes.includes(scope));
  const content = html`
<main>
  <section class="card" style="max-width:620px">
    <h1>${platform.app.name} needs your consent</h1>
    <p>${
      store.consentNeeded === 'owner'
        ? 'The owner’s e-mail address has changed. Please confirm that the app may go on using this store.'
        : 'The app has been updated and asks for other permissions.'
    }</p>
    <ul>${platform.app.scopes.map(
      (scope) =>
        html`<li><code>${scope}</code> ${added.includes(scope) && html`<span class="badge yes">new</span>`}</li>`,
    )}${dropped.map((scope) => html`<li><s><code>${scope}</code></s> <span class="badge">no longer asked for</span></li>`)}</ul>
    ${
      user.canInstall
        ? html`<div class="row"><form method="post" action="${panelLink(viewer, '/install')}"><button class="main">Confirm</button></form>
          <a class="button" href="${panelLink(viewer, '/apps')}">Not now</a></div>`
        : html`<p>Only ${store.owner.email} can confirm this.</p>`
    }
  </section>
</main>`;
  return panelPage(viewer, 'app', 'Consent', content);
}

export function notInstalledPage(viewer: Viewer): string {
  const content = html`
<main><h1>The app is not installed</h1>
<p><a href="${panelLink(viewer, '/apps')}">Go to My apps</a> to install it.</p></main>`;
  return panelPage(viewer, 'apps', 'Not installed', content);
}
