import { RemoteError } from '../../errors.ts';
import { type Clock, systemClock, withDeadline } from '../clock.ts';
import { remoteError } from '../remote-failure.ts';
import { CsvParser } from './csv-parser.ts';

/** A row of a report by column; names are in capitals, such as `EMAIL`. */
export type ReportRow = Record<string, string>;

/** An import of 10 MB whose every row is reported stays under it. */
const MAX_LENGTH = 20_000_000;

/**
 * Downloads a CSV file that a process names, and reads it row by row as it arrives. It lies with some file store, so no
 * credential goes along, and its address, which anyone who has it may read, stays out of errors. Throws `RemoteError`:
 * `missing` once the file has expired. `timeoutMs` is for each wait, not for the whole file.
 */
export async function* readReport(
  url: string,
  {
    signal,
    clock = systemClock,
    timeoutMs = 30_000,
    maxLength = MAX_LENGTH,
  }: { signal?: AbortSignal; clock?: Clock; timeoutMs?: number; maxLength?: number } = {},
): AsyncGenerator<ReportRow> {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw failed('unreadable', 'its address is not one of the web');
  }
  const left = new AbortController();
  const step = <T>(work: () => Promise<T>): Promise<T> =>
    withDeadline({ clock, ms: timeoutMs, signal }, (deadline) => {
      deadline.addEventListener('abort', () => left.abort(deadline.reason));
      return work();
    }).catch((error: unknown) => {
      if (signal?.aborted) throw signal.reason;
      throw error instanceof RemoteError ? error : failed('unanswered', 'it broke off');
    });

  try {
    const response = await step(() => fetch(url, { signal: left.signal }));
    if (!response.ok) throw failed(failureOf(response.status), `status ${response.status}`);
    const chunks = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    yield* readRows(async () => (await step(async () => chunks?.read()))?.value, maxLength);
  } finally {
    // Whoever leaves early does not want the rest.
    left.abort();
  }
}

async function* readRows(
  readChunk: () => Promise<string | undefined>,
  maxLength: number,
): AsyncGenerator<ReportRow> {
  const parser = new CsvParser();
  let header: string[] | undefined;
  let length = 0;
  for (let chunk = await readChunk(); ; chunk = await readChunk()) {
    length += chunk?.length ?? 0;
    if (length > maxLength) throw failed('unreadable', 'it is too long');
    for (const row of chunk === undefined ? parser.end() : parser.push(chunk)) {
      if (header) yield toRow(header, row);
      else header = row.map((name) => name.trim().toUpperCase());
    }
    if (chunk === undefined) return;
  }
}

/** File stores answer 403 as well as 404 for what has expired: it says nothing about our key. */
function failureOf(status: number): RemoteError['failure'] {
  return status >= 500 ? 'broken' : 'missing';
}

function toRow(header: string[], values: string[]): ReportRow {
  return Object.fromEntries(header.map((name, index) => [name, values[index] ?? '']));
}

function failed(failure: RemoteError['failure'], reason: string): RemoteError {
  return remoteError('Brevo', failure, { cause: new Error(`report of a process: ${reason}`) });
}
