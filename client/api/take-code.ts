/**
 * The one-time code that the server put into the fragment (`/overview#code=…`). It is taken out of the address bar
 * before anything else runs, so that it is neither copied with the address nor left in the history.
 */
export function takeCode({ location, history }: Window): string | undefined {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  return code ?? undefined;
}
