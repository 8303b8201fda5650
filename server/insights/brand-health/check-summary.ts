import { cleanWords } from './read-answer.ts';

const SUMMARY_LENGTH = 1_000;
const NUMBERS = /\d+(?:[.,]\d+)*/g;
/** Stars, and the ends of the scale: no figures of their own. */
const ORDINARY = [0, 1, 2, 3, 4, 5, 100];

/**
 * A summary without the sentences whose numbers are none of ours: figures are computed here, and what a model counts is not to
 * stand beside them. `sentences`: how many were left out. Null if nothing is left.
 */
export function checkSummary(
  said: string,
  figures: readonly number[],
  language: string,
): { summary: string | null; sentences: number } {
  const known = new Set([...ORDINARY, ...figures]);
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const all = [...segmenter.segment(cleanWords(said, SUMMARY_LENGTH))].map(
    ({ segment }) => segment,
  );
  const ours = all.filter((sentence) =>
    (sentence.match(NUMBERS) ?? []).every((number) =>
      readings(number).some((one) => known.has(one)),
    ),
  );
  return { summary: ours.join('').trim() || null, sentences: all.length - ours.length };
}

/** `1,234.5` and `1.234,5` are the same number, depending on who writes it. */
function readings(number: string): number[] {
  return [number.replaceAll(',', ''), number.replaceAll('.', '').replace(',', '.')].map(Number);
}
