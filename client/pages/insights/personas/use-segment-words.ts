import { useTranslation } from 'react-i18next';
import { Cohort } from '../../../../server/contract/cohorts.ts';
import { fieldWords } from '../../../locales/words.ts';

/** Segments by their names: cohorts in the words of the page, values of fields as the store has them. */
export function useSegmentWords() {
  const { t } = useTranslation();
  const sourceName = (source: string) => fieldWords(t, source);
  return {
    sourceName,
    segmentName: ({ source, value }: { source: string; value: string }) => {
      const cohort = source === 'cohort' ? Cohort.safeParse(value).data : undefined;
      return cohort
        ? t(`personas.cohorts.${cohort}`)
        : t('personas.fieldValue', { field: sourceName(source), value });
    },
  };
}
