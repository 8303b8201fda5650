import type { TFunction } from 'i18next';
import type { CreditRange, InsightProblem } from '../../../../server/contract/insights.ts';
import { ApiError } from '../../../api/api-error.ts';
import type { Format } from '../../../locales/format.ts';
import { noteWords } from '../../../locales/sentences.ts';
import { errorWords, insightProblemWords } from '../../../locales/words.ts';

/** What holds a run up, or ended it, and what to do about it. */
export function problemLines(
  problem: InsightProblem,
  { t, format, locale }: { t: TFunction; format: Format; locale: string },
): string[] {
  const { code, message, params, needed, remaining } = problem;
  if (params) return [noteWords({ code, message, params }, locale)];
  const known = insightProblemWords(t, code);
  const lines = known.length > 0 ? known : errorWords(t, new ApiError(code, message));
  const credits = [
    typeof needed === 'number' && t('insights.needed', { needed: format.number(needed) }),
    typeof remaining === 'number' && t('insights.left', { left: format.number(remaining) }),
  ].filter((line) => line !== false);
  return credits.length > 0 ? [...lines, credits.join(' ')] : lines;
}

/** From so many credits to so many, or just so many. */
export function creditWords({ least, most }: CreditRange, t: TFunction, format: Format): string {
  if (least === most) return t('insights.credits', { count: most, formatted: format.number(most) });
  return t('insights.creditRange', { least: format.number(least), most: format.number(most) });
}
