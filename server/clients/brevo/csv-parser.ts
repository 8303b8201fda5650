/** Brevo writes semicolons; nobody has promised that a report does. */
const DELIMITERS = [';', ',', '\t'] as const;

/**
 * Reads CSV as it arrives, in pieces cut anywhere. Values may be quoted, and then hold delimiters, line breaks and doubled
 * quotes. The delimiter is the one that the first line has most of.
 */
export class CsvParser {
  #delimiter: string | undefined;
  #pending = '';
  #row: string[] = [];
  #value = '';
  #isQuoted = false;

  /** Rows that are whole after this piece. */
  push(text: string): string[][] {
    this.#pending += text;
    if (this.#delimiter === undefined) {
      const lineEnd = this.#pending.search(/[\r\n]/);
      if (lineEnd < 0) return [];
      this.#start(lineEnd);
    }
    // The last character may be half of `""` or of a line break: it waits for the next piece.
    return this.#parse(this.#pending.length - 1);
  }

  /** The rows that only the end of the file makes whole. */
  end(): string[][] {
    if (this.#delimiter === undefined) this.#start(this.#pending.length);
    const rows = this.#parse(this.#pending.length);
    if (this.#value !== '' || this.#row.length > 0) rows.push(this.#endRow());
    return rows;
  }

  #start(headerLength: number): void {
    this.#pending = this.#pending.replace(/^\uFEFF/, '');
    const header = this.#pending.slice(0, headerLength);
    const count = (delimiter: string) => header.split(delimiter).length;
    this.#delimiter = DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
  }

  #parse(end: number): string[][] {
    const rows: string[][] = [];
    let at = 0;
    for (; at < end; at += 1) {
      const character = this.#pending[at];
      if (this.#isQuoted) {
        if (character !== '"') this.#value += character;
        else if (this.#pending[at + 1] === '"') this.#value += this.#pending[++at];
        else this.#isQuoted = false;
      } else if (character === '"' && this.#value === '') {
        this.#isQuoted = true;
      } else if (character === this.#delimiter) {
        this.#endValue();
      } else if (character === '\n') {
        rows.push(this.#endRow());
      } else if (character !== '\r') {
        this.#value += character;
      }
    }
    this.#pending = this.#pending.slice(at);
    return rows.filter((row) => row.some((value) => value !== ''));
  }

  #endValue(): void {
    this.#row.push(this.#value);
    this.#value = '';
  }

  #endRow(): string[] {
    this.#endValue();
    const row = this.#row;
    this.#row = [];
    return row;
  }
}
