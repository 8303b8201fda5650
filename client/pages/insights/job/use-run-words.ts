import { useTranslation } from 'react-i18next';
import type { CreditRange, InsightProblem } from '../../../../server/contract/insights.ts';
import { useFormat } from '../../../locales/format.ts';
import { creditWords, problemLines } from './run-words.ts';

/** What runs are said in, in the language and region of whoever looks. */
export function useRunWords() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return {
    problem: (problem: InsightProblem) =>
      problemLines(problem, { t, format, locale: i18n.language }),
    credits: (range: CreditRange) => creditWords(range, t, format),
    spent: (credits: number) =>
      t('insights.credits', { count: credits, formatted: format.number(credits) }),
  };
}
