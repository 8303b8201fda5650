/** What an import found wrong with a row. Brevo has one report for each (reference §2.7). */
export const REPORTS = [
  'invalid_emails',
  'duplicate_contact_id',
  'duplicate_ext_id',
  'duplicate_email_id',
  'duplicate_phone_id',
  'duplicate_whatsapp_id',
  'duplicate_landline_number_id',
] as const;
export type Report = (typeof REPORTS)[number];

/** A background job of an account. */
export interface BrevoProcess {
  id: number;
  name: 'IMPORTUSER' | 'REMOVE_FROM_LIST';
  status: 'queued' | 'processing' | 'completed' | 'failed';
  createdAt: number;
  completedAt?: number;
  /** Why it failed; the API does not show it. */
  failure?: string;
  /** Rows received and what became of them; the API does not show it. */
  counts: { rows: number; created: number; updated: number; unchanged: number; rejected: number };
  /** CSV of the rows in question, by report. */
  reports: Partial<Record<Report, string>>;
  /** Makes the reports' addresses hard to guess, as they need no key. */
  secret: string;
  /** How the calls of `notifyUrl` ended: HTTP statuses, or why there was no answer. */
  notified: (number | string)[];
}

/** As `GET /processes/{id}` shows it: `info` only for a completed import. */
export function toProcessWire({ id, name, status, reports, secret }: BrevoProcess, origin: string) {
  if (name !== 'IMPORTUSER' || status !== 'completed') return { id, name, status };
  const address = (report: Report) =>
    reports[report] === undefined ? null : `${origin}/import-reports/${secret}/${report}.csv`;
  return {
    id,
    name,
    status,
    info: { import: Object.fromEntries(REPORTS.map((report) => [report, address(report)])) },
  };
}
