import { Button, Flex, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFailures, useRetryFailures } from '../../api/use-failures.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { FailureReasons } from './FailureReasons.tsx';
import { FailureTable } from './FailureTable.tsx';

/** Every record that did not arrive whole: why, what to do, and the way to try it again. */
export function FailuresPanel() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const reason = search.get('reason') ?? undefined;
  const failures = useFailures(reason);
  const retry = useRetryFailures();

  if (failures.isPending)
    return (
      <Panel header={t('failures.title')}>
        <Skeleton lines={2} />
      </Panel>
    );
  if (failures.isError)
    return (
      <Panel header={t('failures.title')}>
        <ErrorNotice error={failures.error} onRetry={() => void failures.refetch()} />
      </Panel>
    );

  const rows = failures.data.pages.flatMap((page) => page.failures);
  const byReason = failures.data.pages[0]?.byReason ?? [];
  return (
    <Panel header={t('failures.title')}>
      {retry.isError && <ErrorNotice error={retry.error} />}
      {retry.isSuccess && (
        <Text role="status">{t('failures.retried', { count: retry.data.retried })}</Text>
      )}
      {byReason.length === 0 ? (
        <Text margin="none">{t('failures.none')}</Text>
      ) : (
        <>
          <FailureReasons
            byReason={byReason}
            isBusy={retry.isPending}
            onRetry={(each) => retry.mutate({ reason: each })}
            onSelect={(each) => setSearch(each ? { reason: each } : {}, { replace: true })}
            selected={reason}
          />
          <FailureTable
            failures={rows}
            isBusy={retry.isPending}
            onRetry={(id) => retry.mutate({ ids: [id] })}
          />
        </>
      )}
      {failures.hasNextPage && (
        <Flex justifyContent="center" marginTop="medium">
          <Button
            isLoading={failures.isFetchingNextPage}
            onClick={() => void failures.fetchNextPage()}
            variant="subtle"
          >
            {t('common.showMore')}
          </Button>
        </Flex>
      )}
    </Panel>
  );
}
