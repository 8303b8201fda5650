/** Reads semicolon CSV with a header line, as Brevo wants it; values may be in double quotes. */
export function parseCsv(text: string): Record<string, string>[] {
  const [header, ...lines] = readLines(text.replace(/^\uFEFF/, ''));
  if (!header) return [];
  const names = header.map((name) => name.trim().toUpperCase());
  return lines
    .filter((line) => line.some((value) => value !== ''))
    .map((line) => Object.fromEntries(names.map((name, at) => [name, line[at] ?? ''])));
}

export function formatCsv(header: string[], rows: string[][]): string {
  return [header, ...rows].map((row) => `${row.map(quote).join(';')}\n`).join('');
}

function quote(value: string): string {
  return /[;"\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function readLines(text: string): string[][] {
  const lines: string[][] = [[]];
  const value = /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r?\n|$)/gy;
  for (let match = value.exec(text); match; match = value.exec(text)) {
    const [, quoted, bare = '', end] = match;
    // A piece of a string keeps the whole file in memory; a copy does not.
    lines.at(-1)?.push(copy(quoted?.replaceAll('""', '"') ?? bare));
    if (end === '' || value.lastIndex >= text.length) break;
    if (end !== ';') lines.push([]);
  }
  return lines;
}

function copy(piece: string): string {
  return Buffer.from(piece).toString();
}
