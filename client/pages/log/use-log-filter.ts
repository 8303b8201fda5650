import { useSearchParams } from 'react-router';

/** Entries that are about one thing, by kind. */
export const GROUPS = {
  syncs: ['sync_started', 'sync_cancelled', 'sync_finished', 'sync_failed'],
  problems: [
    ...['failures_retried', 'failures_ignored', 'failures_restored'],
    ...['import_rows_unnamed', 'import_report_gone', 'events_refused'],
  ],
  connection: [
    ...['brevo_connected', 'brevo_account_changed', 'brevo_disconnected'],
    ...['brevo_ecommerce_activated', 'brevo_refused'],
    ...['mavera_connected', 'mavera_disconnected'],
  ],
  settings: [
    ...['settings_saved', 'list_created', 'list_gone'],
    ...['storefront_new', 'storefront_back', 'storefront_gone'],
  ],
  webhooks: ['webhooks_incomplete', 'webhook_delivery_failed', 'brevo_webhook_missing'],
  consent: ['written_back', 'write_back_refused'],
  insights: [
    ...['insight_finished', 'insight_alert', 'insight_asks'],
    ...['insight_waits', 'insight_failed'],
  ],
  app: ['app_installed', 'app_reauthorised', 'owner_changed', 'user_removed'],
} as const;

export type Group = keyof typeof GROUPS;
export const LEVELS = ['info', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** As it stands in the address. Days are those of whoever looks: `2026-11-26`. */
export interface LogChoice {
  text: string;
  group: Group | undefined;
  level: Level | undefined;
  from: string;
  to: string;
}

const A_DAY = /^\d{4}-\d\d-\d\d$/;

/** What the log shows, from the address. What is nonsense there counts for nothing. */
export function useLogFilter() {
  const [search, setSearch] = useSearchParams();
  const oneOf = <Name extends string>(name: string, known: readonly Name[]) =>
    known.find((each) => each === search.get(name));
  const day = (name: string) => {
    const value = search.get(name) ?? '';
    return A_DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : '';
  };
  const choice: LogChoice = {
    text: (search.get('text') ?? '').slice(0, 100),
    group: oneOf('group', Object.keys(GROUPS) as Group[]),
    level: oneOf('level', LEVELS),
    from: day('from'),
    to: day('to'),
  };
  const choose = (changes: Partial<LogChoice>) => {
    const chosen = Object.entries({ ...choice, ...changes }).filter(
      (entry): entry is [string, string] => Boolean(entry[1]),
    );
    setSearch(Object.fromEntries(chosen), { replace: true, preventScrollReset: true });
  };
  const clear = () => setSearch({}, { replace: true, preventScrollReset: true });
  return { choice, choose, clear, isFiltered: Object.values(choice).some(Boolean) };
}

/** When a day begins, or the day so many after it, where whoever looks is. ISO 8601. */
export function startOfDay(day: string, plusDays = 0): string | undefined {
  if (!day) return undefined;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plusDays).toISOString();
}
