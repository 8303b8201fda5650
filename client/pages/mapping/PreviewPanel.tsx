import { Box, Panel, Text } from '@bigcommerce/big-design';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MappingPreview } from '../../../server/contract/mapping.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { MappingTable } from '../../components/settings/MappingTable.tsx';
import { useFormat } from '../../locales/format.ts';
import { useResendWords } from './ResendNotice.tsx';

interface PreviewPanelProps {
  preview: UseQueryResult<MappingPreview>;
  /** What is shown is not yet what was chosen. */
  isOld: boolean;
  isDirty: boolean;
}

/** The mapping as it is on the page, applied to customers of the store. */
export function PreviewPanel({ preview, isOld, isDirty }: PreviewPanelProps) {
  const { t } = useTranslation();
  const resendWords = useResendWords();
  const { data, error } = preview;
  return (
    <Panel description={t('mappings.preview.intro')} header={t('mappings.preview.title')}>
      <Box role="status">
        {(data || error) && (
          <Text color="secondary60">
            {isOld
              ? t('mappings.preview.updating')
              : isDirty
                ? resendWords(data?.resend, 'before')
                : t('mappings.preview.inForce')}
          </Text>
        )}
      </Box>
      {error && <ErrorNotice error={error} onRetry={() => void preview.refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <>
          <ValueProblems preview={data} />
          <MappingTable preview={data} />
        </>
      )}
    </Panel>
  );
}

/** Values of the customers shown that Brevo would not take, by attribute. */
function ValueProblems({ preview }: { preview: MappingPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const problems = preview.customers.flatMap((customer) => customer.problems);
  const counts = [...Map.groupBy(problems, ({ attribute }) => attribute)];
  if (counts.length === 0) return null;
  const lines = counts.map(([attribute, { length: count }]) =>
    t('mappings.preview.unfit', {
      attribute,
      count,
      formatted: format.number(count),
      all: format.number(preview.customers.length),
    }),
  );
  return <Notice lines={lines} type="warning" />;
}
