import { useTranslation } from 'react-i18next';
import type { MappingPreview } from '../../../server/contract/mapping.ts';
import { Notice } from '../../components/Notice.tsx';
import { useFormat } from '../../locales/format.ts';

/** What a mapping that was just saved sets going. Absent `resend`: nobody could tell, or nothing was synced yet. */
export function ResendNotice({ resend }: { resend: MappingPreview['resend'] }) {
  const { t } = useTranslation();
  return (
    <Notice
      lines={[useResendWords()(resend, 'saved'), t('mappings.resend.follow')]}
      type="success"
    />
  );
}

/** In words, how many contacts are written again and how long that takes: before saving, and after. */
export function useResendWords() {
  const { t } = useTranslation();
  const format = useFormat();
  return (resend: MappingPreview['resend'], tense: 'before' | 'saved'): string => {
    if (!resend) return t(`mappings.resend.${tense}.unknown`);
    if (resend.customers === 0) return t(`mappings.resend.${tense}.nobody`);
    return t(`mappings.resend.${tense}.people`, {
      count: resend.customers,
      formatted: format.number(resend.customers),
      duration: format.duration(resend.estimatedSeconds),
    });
  };
}
