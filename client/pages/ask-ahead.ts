import type { QueryClient } from '@tanstack/react-query';
import type { ApiClient } from '../api/api-client.ts';
import { checklistQuery } from '../api/use-checklist.ts';
import { settingsQuery } from '../api/use-settings.ts';
import { statusQuery } from '../api/use-status.ts';
import { syncsQuery } from '../api/use-syncs.ts';

/** Asks for what the page where the app opens will ask for, before it is drawn. A page asks again for what fails here. */
export function askAhead(api: ApiClient, queries: QueryClient): void {
  void queries.prefetchQuery(statusQuery(api));
  void queries.prefetchQuery(syncsQuery(api));
  void queries.prefetchQuery(settingsQuery(api));
  void queries.prefetchQuery(checklistQuery(api));
}
