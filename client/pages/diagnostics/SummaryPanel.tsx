import { Box, Checkbox, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Diagnostics } from '../../../server/contract/diagnostics.ts';
import { useRunDiagnostics } from '../../api/use-diagnostics.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../locales/format.ts';
import { needsALook } from './areas.ts';

interface SummaryPanelProps {
  report: Diagnostics;
  isOnlyAttention: boolean;
  onShow: (isOnlyAttention: boolean) => void;
}

/** How it is in a sentence, when it was looked at, and the button that looks anew. */
export function SummaryPanel({ report, isOnlyAttention, onShow }: SummaryPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const run = useRunDiagnostics();
  const isRunning = run.isPending || report.isRunning;
  const hasLooked = report.checks.length > 0;
  const count = report.checks.filter(({ state }) => needsALook(state)).length;
  const toLookAt =
    count === 0
      ? t('diagnostics.allWell')
      : t('diagnostics.toLookAt', { count, number: format.number(count) });
  const outcome = hasLooked ? toLookAt : t('diagnostics.never');

  return (
    <Panel
      action={{
        text: t('diagnostics.checkAll'),
        // BigDesign's secondary button is too pale under a mouse that rests on it, as after a click.
        variant: 'primary',
        isLoading: isRunning,
        onClick: () => run.mutate(undefined),
      }}
      header={t('diagnostics.result')}
    >
      {run.isError && <ErrorNotice error={run.error} />}
      <Box role="status">
        <Text bold margin="none">
          {isRunning ? t('diagnostics.running') : outcome}
        </Text>
      </Box>
      {report.checkedAt && (
        <Text color="secondary60" marginBottom="none" marginTop="xxSmall">
          {t('diagnostics.checkedAt', { time: format.dateTime(report.checkedAt) })}
        </Text>
      )}
      {hasLooked && (
        <Box marginTop="small">
          <Checkbox
            checked={isOnlyAttention}
            label={t('diagnostics.onlyAttention')}
            onChange={({ target }) => onShow(target.checked)}
          />
        </Box>
      )}
    </Panel>
  );
}
