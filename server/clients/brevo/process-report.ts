import { remoteError } from '../remote-failure.ts';

/** A row of a report, by column name. */
export type ReportRow = Record<string, string>;

export async function* readReport(
  _url: string,
  _options: { signal?: AbortSignal } = {},
): AsyncGenerator<ReportRow> {
  yield* [];
  throw remoteError('Brevo', 'unreadable');
}
