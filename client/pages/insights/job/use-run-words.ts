import { useTranslation } from 'react-i18next';
import type {
  CreditRange,
  InsightProblem,
  InsightRun,
} from '../../../../server/contract/insights.ts';
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
    price: (credits: number) =>
      t('insights.credits', { count: credits, formatted: format.number(credits) }),
    /** What a run has cost, as far as that is known. */
    spent: ({ spent, isSpentAtMost }: Pick<InsightRun, 'spent' | 'isSpentAtMost'>) =>
      t(isSpentAtMost ? 'insights.creditsAtMost' : 'insights.credits', {
        count: spent,
        formatted: format.number(spent),
      }),
  };
}
