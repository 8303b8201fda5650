import type { z } from 'zod';
import { ACTIVITY_EN } from '../../contract/activity-words-en.ts';
import { ACTIVITY_NL } from '../../contract/activity-words-nl.ts';
import { csvLine } from '../../contract/csv-line.ts';
import type { Failure, FailureCsvQuery } from '../../contract/failure.ts';
import { explainFailure } from '../../contract/failure-words.ts';
import { type FailureReaderDeps, failurePages } from './failure-reader.ts';

const HEADINGS = {
  en: ['Kind', 'ID', 'State', 'Reason', 'What happened', 'What to do', 'Since', 'Tries', 'Link'],
  nl: [
    'Soort',
    'ID',
    'Status',
    'Reden',
    'Wat er gebeurde',
    'Wat te doen',
    'Sinds',
    'Pogingen',
    'Link',
  ],
};
const STATES = {
  en: { failed: 'not in Brevo', warning: 'partly in Brevo' },
  nl: { failed: 'niet in Brevo', warning: 'deels in Brevo' },
};
const KINDS = { en: ACTIVITY_EN.values.resource, nl: ACTIVITY_NL.values.resource };

/** A table of all failures that match, in pieces. It begins with a mark by which Excel knows that it is UTF-8. */
export async function* failureCsv(
  deps: FailureReaderDeps,
  storeHash: string,
  { language, ...filter }: z.output<typeof FailureCsvQuery>,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(HEADINGS[language])}`;
  for await (const page of failurePages(deps, storeHash, filter))
    yield page.map((failure) => csvLine(toCells(failure, language))).join('');
}

function toCells(failure: Failure, language: keyof typeof HEADINGS): Array<string | number> {
  const { message, whatToDo } = explainFailure(failure.reason, language);
  return [
    KINDS[language][failure.resource],
    failure.entityId,
    STATES[language][failure.severity],
    failure.reason,
    message,
    whatToDo,
    failure.since,
    failure.attempts,
    failure.controlPanelUrl,
  ];
}
