import { useTranslation } from 'react-i18next';
import type { Field } from '../../../server/contract/mapping.ts';
import { useFormat } from '../../locales/format.ts';

/** The value that somebody has in a field, the way the merchant's region writes it; undefined where nobody looked at has one. */
export function useExampleWords() {
  const { t } = useTranslation();
  const format = useFormat();
  return (field: Field | undefined): string | undefined => {
    const example = field?.example;
    if (!field || !example) return undefined;
    if (field.type === 'boolean') return t(example === 'true' ? 'common.yes' : 'common.no');
    if (field.type === 'number')
      return Number.isFinite(Number(example)) ? format.number(Number(example)) : example;
    if (field.type === 'date')
      return Number.isNaN(Date.parse(example)) ? example : format.date(example);
    return example;
  };
}
