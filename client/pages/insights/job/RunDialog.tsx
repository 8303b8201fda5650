import { Flex, Modal, ProgressCircle, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { InsightDryRun } from '../../../../server/contract/insights.ts';
import { nameDialog } from '../../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { PlannedRun } from './PlannedRun.tsx';

interface RunDialogProps {
  /** Undefined while the figures are read. */
  plan: InsightDryRun | undefined;
  /** Whoever asked what would be sent has it before their eyes. */
  showsCalls: boolean;
  error: Error | null;
  isStarting: boolean;
  onRetry: () => void;
  onStart: () => void;
  onClose: () => void;
}

/** What a run costs and does, before it is started. One that would only wait cannot be. */
export function RunDialog(props: RunDialogProps) {
  const { plan, showsCalls, error, isStarting, onRetry, onStart, onClose } = props;
  const { t } = useTranslation();
  const title = t('insights.plan.title');
  const canStart = plan && !plan.blocked && !plan.problem;
  return (
    <Modal
      actions={[
        { text: t('common.cancel'), variant: 'subtle', onClick: onClose },
        {
          text: t('insights.plan.start'),
          disabled: !canStart,
          isLoading: isStarting,
          onClick: onStart,
        },
      ]}
      header={title}
      isOpen
      onClose={onClose}
    >
      <span ref={(node) => nameDialog(node, title)} />
      {plan ? (
        <PlannedRun plan={plan} showsCalls={showsCalls} />
      ) : error ? (
        <ErrorNotice error={error} onRetry={onRetry} />
      ) : (
        <Flex alignItems="center" flexDirection="row" flexGap="1rem" role="status">
          <ProgressCircle size="small" />
          <Text margin="none">{t('insights.plan.reading')}</Text>
        </Flex>
      )}
    </Modal>
  );
}
