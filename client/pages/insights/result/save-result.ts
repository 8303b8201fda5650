import { csvLine } from '../../../../server/contract/csv-line.ts';
import type { InsightRunDetail } from '../../../../server/contract/insights.ts';
import { saveFile } from '../../../components/save-file.ts';
import type { Sheet } from '../job/insight-parts.ts';

/** The whole run as the API gives it. */
export function saveJson(run: InsightRunDetail): void {
  const text = JSON.stringify(run, null, 2);
  saveFile(new Blob([text], { type: 'application/json' }), nameOf(run, 'json'));
}

/** Its figures, safe to open in a spreadsheet whatever products and channels are called. */
export function saveSheet(run: InsightRunDetail, sheet: Sheet): void {
  const text = sheet.map(csvLine).join('');
  // Spreadsheets take a file for UTF-8 by this mark.
  saveFile(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }), nameOf(run, 'csv'));
}

function nameOf({ kind, finishedAt, createdAt }: InsightRunDetail, ending: string): string {
  const day = (finishedAt ?? createdAt).slice(0, 10);
  return `${kind.replaceAll('_', '-')}-${day}.${ending}`;
}
