import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../account/account.ts';
import type { Background } from '../background.ts';
import { callOut } from '../call-out.ts';
import { type BrevoSwitches, NOTIFY_TIMES } from '../switches.ts';
import { formatCsv } from './csv.ts';
import { type ImportOrder, type ImportRow, parseFile } from './import-body.ts';
import { importRow } from './import-row.ts';
import { type BrevoProcess, REPORTS, type Report } from './process.ts';

/** Rows written before other requests get their turn. */
const CHUNK = 500;

/** Imports under way, of all accounts: queued → processing → completed or failed, then `notifyUrl` is called. */
export class ImportRunner {
  readonly #switches: BrevoSwitches;
  readonly #delayMs: number;
  readonly #background: Background;
  /** An account's imports run one after the other. */
  readonly #last = new Map<Account, Promise<void>>();

  /** An import is queued for `delayMs`. */
  constructor(
    background: Background,
    { switches, delayMs }: { switches: BrevoSwitches; delayMs: number },
  ) {
    this.#background = background;
    this.#switches = switches;
    this.#delayMs = delayMs;
  }

  start(account: Account, order: ImportOrder): BrevoProcess {
    const process = account.addProcess(
      'IMPORTUSER',
      Array.isArray(order.rows) ? order.rows.length : 0,
    );
    const before = this.#last.get(account) ?? Promise.resolve();
    const run = this.#background.run(async () => {
      await before;
      await this.#run(account, process, order);
    });
    this.#last.set(account, run);
    return process;
  }

  async #run(account: Account, process: BrevoProcess, order: ImportOrder): Promise<void> {
    await wait(this.#delayMs, undefined, { signal: this.#background.signal });
    process.status = 'processing';
    try {
      await this.#write(account, process, order);
      process.status = 'completed';
    } catch (error) {
      this.#background.signal.throwIfAborted();
      // A file that cannot be fetched or read.
      process.status = 'failed';
      process.failure = error instanceof Error ? error.message : String(error);
    }
    process.completedAt = Date.now();
    if (order.notifyUrl) await this.#notify(process, order.notifyUrl);
  }

  async #write(account: Account, process: BrevoProcess, order: ImportOrder): Promise<void> {
    const read = Array.isArray(order.rows) ? order.rows : await this.#fetchRows(order.rows.url);
    const isTable =
      order.emptyContactsAttributes && this.#switches.jsonRowsWithoutAColumn === 'count-as-empty';
    const rows = isTable ? asTable(read) : read;
    const named = new Map<Report, ImportRow[]>();
    process.counts.rows = rows.length;
    for (const [at, row] of rows.entries()) {
      if (at % CHUNK === 0) {
        await breathe();
        this.#background.signal.throwIfAborted();
      }
      const { outcome, reports } = importRow(account, row, order, this.#switches);
      process.counts[outcome] += 1;
      for (const report of reports) {
        const rowsNamed = named.get(report) ?? [];
        named.set(report, rowsNamed);
        rowsNamed.push(row);
      }
    }
    for (const report of REPORTS) {
      const rejected = named.get(report);
      if (rejected) process.reports[report] = toReport(rejected, this.#switches);
    }
  }

  async #fetchRows(url: string): Promise<ImportRow[]> {
    const response = await fetch(url, { signal: this.#background.signal });
    if (!response.ok) throw new Error(`The file answered ${response.status}`);
    return parseFile(url, await response.text());
  }

  async #notify(process: BrevoProcess, url: string): Promise<void> {
    for (let call = 0; call < NOTIFY_TIMES[this.#switches.notifyUrlCalls]; call += 1) {
      const { signal } = this.#background;
      process.notified.push(await callOut(url, toNotice(process, this.#switches), { signal }));
    }
  }
}

/** Every row with the columns of all of them, as in a file. */
function asTable(rows: ImportRow[]): ImportRow[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const blank = Object.fromEntries([...names].map((name) => [name, '']));
  return rows.map((row) => ({ ...blank, ...row }));
}

function toReport(rows: ImportRow[], { importReportColumns }: BrevoSwitches): string {
  const columns = {
    identifiers: ['EMAIL', 'EXT_ID', 'SMS'],
    'email-only': ['EMAIL'],
    'whole-row': [...new Set(rows.flatMap((row) => Object.keys(row)))],
  }[importReportColumns];
  return formatCsv(
    columns,
    rows.map((row) => columns.map((column) => String(row[column] ?? ''))),
  );
}

function toNotice({ id, name, status, counts }: BrevoProcess, switches: BrevoSwitches) {
  switch (switches.notifyUrlPayload) {
    case 'empty':
      return {};
    case 'process':
      return { id, name, status };
    case 'counts':
      return {
        proc_id: id,
        proc_success: name,
        new_emails: counts.created,
        emails_exists: counts.updated + counts.unchanged,
        invalid_email: counts.rejected,
      };
  }
}
