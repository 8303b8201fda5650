import { z } from 'zod';
import type { RemoteHttp } from '../remote-http.ts';
import { type ContactImport, fromImport } from './contact-import.ts';
import { type BrevoProcess, ProcessesWire, ProcessWire, toProcess } from './process.ts';
import { type ReportRow, readReport } from './process-report.ts';

interface Options {
  signal?: AbortSignal;
}

/** The most that a page of processes holds. */
const PAGE_SIZE = 50;
/** An import of 8 MB over a slow line takes its time. */
const IMPORT_TIMEOUT_MS = 120_000;

/**
 * Imports of contacts, and the processes by which Brevo works through them. Processes share 100 calls an hour with everything
 * else. Source: reference/brevo.md §2.
 */
export class ImportsApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /** Hands contacts over in bulk. Brevo works through them in its own time: see `getProcess`. */
  async start(
    contactImport: ContactImport,
    { signal }: Options = {},
  ): Promise<{ processId: number }> {
    return this.#http.post('/contacts/import', {
      json: await fromImport(contactImport),
      schema: z.object({ processId: z.number() }),
      // Twice is harmless, but megabytes: without an answer the caller finds out whether it arrived.
      timeoutMs: IMPORT_TIMEOUT_MS,
      signal,
    });
  }

  async getProcess(processId: number, { signal }: Options = {}): Promise<BrevoProcess> {
    const params = { processId };
    return toProcess(
      await this.#http.get('/processes/{processId}', { params, schema: ProcessWire, signal }),
    );
  }

  /** The newest processes, `limit` (at most 50) of them after `offset` newer ones: one call tells of many imports. */
  async listProcesses({
    limit = PAGE_SIZE,
    offset = 0,
    signal,
  }: Options & { limit?: number; offset?: number } = {}): Promise<BrevoProcess[]> {
    const query = { limit: Math.min(limit, PAGE_SIZE), offset, sort: 'desc' };
    const wire = await this.#http.get('/processes', { query, schema: ProcessesWire, signal });
    return (wire.processes ?? []).map(toProcess);
  }

  /** Rows of a report that a process names, by column. The key is not sent along: the file lies elsewhere. */
  readReport(url: string, { signal }: Options = {}): AsyncGenerator<ReportRow> {
    return readReport(url, { signal });
  }
}
