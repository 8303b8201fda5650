import { Badge, Button, Flex } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../server/contract/failure.ts';
import type { Change } from '../../api/use-problems.ts';
import { firstClick } from '../../components/first-click.ts';

interface RecordActionsProps {
  failure: Failure;
  name: string;
  onChange: (change: Change) => void;
}

export function RecordActions({ failure, name, onChange }: RecordActionsProps) {
  const { t } = useTranslation();
  const { id, isRetrying, ignoredAt } = failure;
  const which = { ids: [id] };
  const button = { mobileWidth: 'auto', variant: 'subtle' } as const;
  if (isRetrying) return <Badge label={t('problemRecords.trying')} variant="primary" />;
  return (
    <Flex flexDirection="row" flexWrap="wrap" justifyContent="flex-end">
      <Button
        {...button}
        aria-label={t('problemRecords.retryOne', { record: name })}
        onClick={firstClick(() => onChange({ to: 'retry', which }))}
      >
        {t('problemRecords.retry')}
      </Button>
      {ignoredAt === null ? (
        <Button
          {...button}
          aria-label={t('problemRecords.ignoreOne', { record: name })}
          onClick={firstClick(() => onChange({ to: 'ignore', which }))}
        >
          {t('problemRecords.ignore')}
        </Button>
      ) : (
        <Button
          {...button}
          aria-label={t('problemRecords.restoreOne', { record: name })}
          onClick={firstClick(() => onChange({ to: 'restore', which }))}
        >
          {t('problemRecords.restore')}
        </Button>
      )}
    </Flex>
  );
}
