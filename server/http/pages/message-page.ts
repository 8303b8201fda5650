import { escapeHtml } from './escape-html.ts';

const SUPPORT = 'support@pulsebridge.example';

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
  body { margin: 0; background: #f6f7f9; color: #313440; font: 16px/1.5 "Source Sans 3", "Source Sans Pro", system-ui, sans-serif; }
  main { max-width: 32rem; margin: 12vh auto 0; padding: 2rem; background: #fff; border: 1px solid #d9dce9; border-radius: 4px; }
  .brand { margin: 0 0 1.5rem; color: #3c64f4; font-weight: 600; }
  h1 { margin: 0 0 .75rem; font-size: 1.5rem; font-weight: 400; }
  p { margin: 0 0 1rem; }
  a { color: #3c64f4; }
  .support { margin: 1.5rem 0 0; color: #5e637a; font-size: .875rem; }
</style>
</head>
<body>
<main>
<p class="brand">Brevo &amp; Mavera by Pulsebridge</p>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(message)}</p>
${link ? `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>` : ''}
<p class="support">Does it stay like this? Write to <a href="mailto:${SUPPORT}">${SUPPORT}</a>.</p>
</main>
</body>
</html>`;
}
