import { holds, type Row, ratio, type Unit } from './row.ts';

const HEADINGS = ['row', 'ours', 'bound', 'plain way', 'ratio', 'holds'];

/** The rows in aligned columns, as Markdown. */
export function toTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { name, ours, unit, bound, boundIs, comparison } = row;
    const times = ratio(row);
    return [
      name,
      format(ours, unit),
      bound === null ? '' : `${boundIs === 'least' ? '≥' : '≤'} ${format(bound, unit)}`,
      comparison ? `${format(comparison.value, unit)} (${comparison.what})` : '',
      times === null ? '' : `${number(times)} ×`,
      { true: 'yes', false: 'NO', null: '' }[String(holds(row))] ?? '',
    ];
  });
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [HEADINGS, rule, ...lines]
    .map((line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`)
    .join('\n');
}

export function toNotes(rows: readonly Row[]): string {
  return rows
    .filter(({ note }) => note)
    .map(({ name, note }) => `- ${name}: ${note}`)
    .join('\n');
}

function format(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return 'not measured';
  return unit === '' || unit === 'calls' ? number(value) : `${number(value)} ${unit}`;
}

function number(value: number): string {
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) >= 100 ? 0 : 2;
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
