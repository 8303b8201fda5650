import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice.tsx';
import { useFormat } from '../../locales/format.ts';
import { attributeTypeWords, fieldWords } from '../../locales/words.ts';
import { ATTRIBUTE_LIMIT, type MappingWarning } from './mapping-warnings.ts';

/** Most that are told one by one; the table marks every line. */
const MOST_TOLD = 6;

/** What would go wrong, before it is saved. */
export function MappingWarnings({ warnings }: { warnings: readonly MappingWarning[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = (warning: MappingWarning): string => {
    if (warning.code === 'no_name') return t('mappings.warnings.no_name');
    if (warning.code === 'over_limit')
      return t('mappings.warnings.over_limit', {
        total: format.number(warning.count),
        limit: format.number(ATTRIBUTE_LIMIT),
      });
    const { code, source, attribute, type = 'unknown' } = warning;
    const field = fieldWords(t, source);
    return t(`mappings.warnings.${code}`, { field, attribute, type: attributeTypeWords(t, type) });
  };
  const told = [...new Set(warnings.map(say))];
  if (told.length === 0) return null;
  const rest = told.length - MOST_TOLD;
  const more = t('mappings.warnings.more', { count: rest, formatted: format.number(rest) });
  return (
    <Notice lines={[...told.slice(0, MOST_TOLD), ...(rest > 0 ? [more] : [])]} type="warning" />
  );
}
