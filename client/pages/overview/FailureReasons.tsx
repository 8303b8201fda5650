import { Button, Flex, Select } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import type { Failures } from '../../../server/contract/failure.ts';
import { useFormat } from '../../locales/format.ts';
import { reasonWords } from '../../locales/words.ts';

interface FailureReasonsProps {
  byReason: z.output<typeof Failures>['byReason'];
  selected: string | undefined;
  isBusy: boolean;
  onSelect: (reason: string | undefined) => void;
  onRetry: (reason: string | undefined) => void;
}

const ALL = '';

/** How many of each cause; choosing one shows those alone, and retries them all. */
export function FailureReasons(props: FailureReasonsProps) {
  const { byReason, selected, isBusy, onSelect, onRetry } = props;
  const { t } = useTranslation();
  const format = useFormat();

  const total = byReason.reduce((sum, { count }) => sum + count, 0);
  const options = [
    { value: ALL, content: t('failures.allReasons', { formatted: format.number(total) }) },
    ...byReason.map(({ reason, count }) => ({
      value: reason,
      content: t('failures.reason', {
        reason: reasonWords(t, reason),
        formatted: format.number(count),
      }),
    })),
  ];

  return (
    <Flex
      alignItems="flex-end"
      flexDirection="row"
      flexGap="0.75rem"
      flexWrap="wrap"
      marginBottom="medium"
    >
      <Select
        label={t('failures.filter')}
        onOptionChange={(reason?: string) => onSelect(reason || undefined)}
        options={options}
        value={selected ?? ALL}
      />
      <Button isLoading={isBusy} onClick={() => onRetry(selected)} variant="secondary">
        {selected ? t('failures.retryReason') : t('failures.retryAll')}
      </Button>
    </Flex>
  );
}
