import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type { Account } from './account.ts';
import { formatCsv } from './csv.ts';
import { type ImportOrder, type ImportRow, parseFile } from './import-body.ts';
import { importRow } from './import-row.ts';
import { type BrevoProcess, REPORTS, type Report } from './process.ts';
import type { BrevoSwitches } from './switches.ts';

/** Rows written before other requests get their turn. */
const CHUNK = 500;
const NOTIFY_TIMEOUT_MS = 10_000;

/** Imports under way, of all accounts: queued → processing → completed or failed, then `notifyUrl` is called. */
export class ImportRunner {
  readonly #switches: BrevoSwitches;
  readonly #delayMs: number;
  readonly #stop = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  /** An account's imports run one after the other. */
  readonly #last = new Map<Account, Promise<void>>();

  /** An import is queued for `delayMs`. */
  constructor({ switches, delayMs }: { switches: BrevoSwitches; delayMs: number }) {
    this.#switches = switches;
    this.#delayMs = delayMs;
  }

  start(account: Account, order: ImportOrder): BrevoProcess {
    const process = account.addProcess(
      'IMPORTUSER',
      Array.isArray(order.rows) ? order.rows.length : 0,
    );
    const before = this.#last.get(account) ?? Promise.resolve();
    const run: Promise<void> = before
      .then(() => this.#run(account, process, order))
      // Only a sandbox that stops ends an import early.
      .catch(() => {})
      .finally(() => this.#underWay.delete(run));
    this.#last.set(account, run);
    this.#underWay.add(run);
    return process;
  }

  /** Resolves when no import is under way and every `notifyUrl` has been called. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.idle();
  }

  async #run(account: Account, process: BrevoProcess, order: ImportOrder): Promise<void> {
    await wait(this.#delayMs, undefined, { signal: this.#stop.signal });
    process.status = 'processing';
    try {
      await this.#write(account, process, order);
      process.status = 'completed';
    } catch (error) {
      this.#stop.signal.throwIfAborted();
      // A file that cannot be fetched or read.
      process.status = 'failed';
      process.failure = error instanceof Error ? error.message : String(error);
    }
    process.completedAt = Date.now();
    if (order.notifyUrl) await this.#notify(process, order.notifyUrl);
  }

  async #write(account: Account, process: BrevoProcess, order: ImportOrder): Promise<void> {
    const rows = Array.isArray(order.rows) ? order.rows : await this.#fetchRows(order.rows.url);
    const named = new Map<Report, ImportRow[]>();
    process.counts.rows = rows.length;
    for (const [at, row] of rows.entries()) {
      if (at % CHUNK === 0) {
        await breathe();
        this.#stop.signal.throwIfAborted();
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
    const response = await fetch(url, { signal: this.#stop.signal });
    if (!response.ok) throw new Error(`The file answered ${response.status}`);
    return parseFile(url, await response.text());
  }

  async #notify(process: BrevoProcess, url: string): Promise<void> {
    const times = { never: 0, once: 1, twice: 2 }[this.#switches.notifyUrlCalls];
    for (let call = 0; call < times; call += 1) {
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(NOTIFY_TIMEOUT_MS)]);
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(toNotice(process, this.#switches)),
          signal,
        });
        await response.body?.cancel();
        process.notified.push(response.status);
      } catch (error) {
        process.notified.push(error instanceof Error ? error.message : String(error));
      }
    }
  }
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
