/** How the paths of the pages in the client begin; the routes themselves are the client's, and a test compares. */
const SECTIONS: ReadonlySet<string> = new Set([
  '',
  'setup',
  'overview',
  'settings',
  'activity',
  'diagnostics',
  'insights',
  'users',
  'help',
]);

/** Whether the client has a page at this path, or a section that may have one. */
export function isPagePath(path: string): boolean {
  return SECTIONS.has(path.split('/')[1] ?? '') && !looksLikeFile(path);
}

/** No page of ours has a dot in its name: whoever asks for one wants a file, and mostly one of another program. */
export function looksLikeFile(path: string): boolean {
  return (path.split('/').at(-1) ?? '').includes('.');
}
