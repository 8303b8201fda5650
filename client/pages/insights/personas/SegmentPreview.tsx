import { Box, Button, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { PersonaOptions } from '../../../../server/contract/personas.ts';
import { usePreviewSegments } from '../../../api/use-personas.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useFormat } from '../../../locales/format.ts';
import { OrdersInPart } from '../OrdersInPart.tsx';
import { ReportTable } from '../ReportTable.tsx';
import { LeftOutTable } from './LeftOutTable.tsx';
import { toRows } from './to-rows.ts';
import { usePeopleColumns } from './use-people-columns.ts';
import { useSegmentWords } from './use-segment-words.ts';

/** How many people the segments of these choices have, before anything is saved, sent or paid. */
export function SegmentPreview({ options }: { options: PersonaOptions }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSegmentWords();
  const columns = usePeopleColumns();
  const preview = usePreviewSegments();
  const { data } = preview;
  const isRight = PersonaOptions.safeParse(options).success;
  return (
    <Box marginTop="medium">
      <Button
        disabled={!isRight}
        isLoading={preview.isPending}
        onClick={() => preview.mutate(options)}
        type="button"
        variant="secondary"
      >
        {t('personas.preview.count')}
      </Button>
      {preview.error && <ErrorNotice error={preview.error} />}
      <Box role="status">
        {data && (
          <Text marginTop="small">
            {t('personas.preview.found', {
              count: data.segments.length,
              formatted: format.number(data.segments.length),
            })}
          </Text>
        )}
      </Box>
      <OrdersInPart ordersSoFar={data?.ordersSoFar} />
      {data && data.segments.length > 0 && (
        <ReportTable
          label={t('personas.preview.title')}
          columns={[
            { hash: 'id', header: t('personas.segment'), render: words.segmentName },
            ...columns(({ share }: { people: number; share: number }) => share / 100),
          ]}
          items={toRows(data.segments)}
          keyField="id"
        />
      )}
      {data && data.leftOut.length > 0 && (
        <Box marginTop="medium">
          <Text bold>{t('personas.leftOut')}</Text>
          <LeftOutTable leftOut={data.leftOut} minSize={data.minSize} />
        </Box>
      )}
    </Box>
  );
}
