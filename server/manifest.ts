import { z } from 'zod';
import document from '../app.manifest.json' with { type: 'json' };

const Manifest = z.object({
  name: z.string(),
  scopes: z.array(z.string()).min(1),
});

/** What the Developer Portal is told, as far as the server needs it. */
export const manifest = Manifest.parse(document);

/** Which of the scopes the app needs are not among these (space separated, as BigCommerce sends them). */
export function missingScopes(granted: string): string[] {
  const held = new Set(granted.split(/\s+/));
  return manifest.scopes.filter((scope) => !held.has(scope) && !held.has(writeScopeOf(scope)));
}

/** Modify implies read: `store_v2_customers` covers `store_v2_customers_read_only`. */
function writeScopeOf(scope: string): string {
  return scope.replace(/_read_only$/, '');
}
