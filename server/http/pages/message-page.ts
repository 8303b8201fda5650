import { escapeHtml } from './escape-html.ts';

const SUPPORT = 'support@pulsebridge.example';

/** BigDesign's, written out: these pages must also stand when nothing else can be loaded. A test compares. */
export const COLORS = {
  primary20: '#DBE3FE',
  primary40: '#3C64F4',
  primary50: '#2852EB',
  secondary10: '#F6F7FC',
  secondary60: '#5E637A',
  secondary70: '#313440',
} as const;
export const FONT = '"Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif';

/**
 * The branded page of every outcome that is not the app itself: never blank, no script, no outside resource, so that it
 * also stands when everything else is down.
 */
export function messagePage({
  title,
  message,
  link,
}: {
  title: string;
  message: string;
  link?: { href: string; text: string };
}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Pulsebridge</title>
<style>
  body { margin: 0; background: ${COLORS.secondary10}; color: ${COLORS.secondary70}; font: 1rem/1.5 ${FONT}; }
  main { max-width: 32rem; margin: 12vh auto 0; padding: 1.5rem; background: #fff; border-radius: .25rem; box-shadow: 0 1px 6px rgba(49, 52, 64, .2); }
  .brand { margin: 0 0 1rem; color: ${COLORS.secondary60}; font-size: .875rem; }
  h1 { margin: 0 0 .75rem; font-size: 1.5rem; font-weight: 400; line-height: 2rem; }
  p { margin: 0 0 1rem; }
  a { color: ${COLORS.primary40}; text-decoration: none; }
  a:hover { text-decoration: underline; }
  a:focus-visible { outline: 2px solid ${COLORS.primary20}; outline-offset: 2px; }
  .action { display: inline-block; padding: 0 1rem; border-radius: .25rem; background: ${COLORS.primary40}; color: #fff; line-height: 2.25rem; }
  .action:hover { background: ${COLORS.primary50}; text-decoration: none; }
  .support a { text-decoration: underline; }
  .support { margin: 1.5rem 0 0; color: ${COLORS.secondary60}; font-size: .875rem; }
</style>
</head>
<body>
<main>
<p class="brand">Brevo &amp; Mavera by Pulsebridge</p>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(message)}</p>
${link ? `<p><a class="action" href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>` : ''}
<p class="support">Does it stay like this? Write to <a href="mailto:${SUPPORT}">${SUPPORT}</a>.</p>
</main>
</body>
</html>`;
}
