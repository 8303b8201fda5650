import { Button, Flex } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { FailureCause } from '../../../server/contract/failure.ts';
import type { Change } from '../../api/use-problems.ts';
import { firstClick } from '../../components/first-click.ts';
import { useFormat } from '../../locales/format.ts';
import { reasonWords } from '../../locales/words.ts';

interface CauseActionsProps {
  cause: FailureCause;
  isIgnored: boolean;
  onChange: (change: Change) => void;
}

/** The text of a subtle button stands under the text above it. */
const ALIGNED = { marginInlineStart: '-1rem' } as const;

/** For all records of a cause. */
export function CauseActions({ cause, isIgnored, onChange }: CauseActionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reason, resource, severity, count } = cause;
  const which = { reason, resource, severity };
  const about = {
    cause: reasonWords(t, reason),
    records: t(`recordCounts.${resource}`, { count, formatted: format.number(count) }),
  };
  const button = { mobileWidth: 'auto', variant: 'subtle' } as const;
  return (
    <Flex flexDirection="row" flexWrap="wrap" style={ALIGNED}>
      {isIgnored ? (
        <Button
          {...button}
          aria-label={t('problems.restoreAllOf', about)}
          onClick={firstClick(() => onChange({ to: 'restore', which }))}
        >
          {t('problems.restoreAll')}
        </Button>
      ) : (
        <>
          <Button
            {...button}
            aria-label={t('problems.retryAllOf', about)}
            onClick={firstClick(() => onChange({ to: 'retry', which }))}
          >
            {t('problems.retryAll')}
          </Button>
          <Button
            {...button}
            aria-label={t('problems.ignoreAllOf', about)}
            onClick={firstClick(() => onChange({ to: 'ignore', which }))}
          >
            {t('problems.ignoreAll')}
          </Button>
        </>
      )}
    </Flex>
  );
}
