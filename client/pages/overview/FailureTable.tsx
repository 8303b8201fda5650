import { Badge, Box, Button, Flex, Small, Table, TableFigure, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../server/contract/failure.ts';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { useFormat } from '../../locales/format.ts';
import { reasonWords } from '../../locales/words.ts';

interface FailureTableProps {
  failures: Failure[];
  isBusy: boolean;
  onRetry: (id: string) => void;
}

export function FailureTable({ failures, isBusy, onRetry }: FailureTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <TableFigure>
      <Table
        aria-label={t('failures.title')}
        columns={[
          {
            hash: 'customer',
            header: t('failures.customer'),
            width: '10rem',
            verticalAlign: 'top',
            render: ({ entityId, controlPanelUrl }: Failure) => (
              <ExternalLink
                href={controlPanelUrl}
                text={t('failures.customerNumber', { id: entityId })}
              />
            ),
          },
          {
            hash: 'reason',
            header: t('failures.what'),
            verticalAlign: 'top',
            render: (failure: Failure) => <Explanation failure={failure} />,
          },
          {
            hash: 'since',
            header: t('failures.since'),
            width: '11rem',
            verticalAlign: 'top',
            display: { mobile: 'none', tablet: 'table-cell' },
            render: ({ since }: Failure) => format.dateTime(since),
          },
          {
            hash: 'retry',
            header: t('failures.retry'),
            hideHeader: true,
            verticalAlign: 'top',
            align: 'right',
            render: ({ id, entityId }: Failure) => (
              <Button
                aria-label={t('failures.retryCustomer', { id: entityId })}
                disabled={isBusy}
                mobileWidth="auto"
                onClick={() => onRetry(id)}
                variant="subtle"
              >
                {t('failures.retry')}
              </Button>
            ),
          },
        ]}
        items={failures}
      />
    </TableFigure>
  );
}

/** Wraps on narrow screens, where BigDesign's tables would rather scroll. */
function Explanation({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  return (
    <Box style={{ whiteSpace: 'normal' }}>
      <Flex alignItems="center" flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
        <Text bold margin="none">
          {reasonWords(t, failure.reason)}
        </Text>
        {failure.severity === 'warning' && (
          <Badge label={t('failures.warning')} variant="secondary" />
        )}
      </Flex>
      <Text margin="none">{failure.message}</Text>
      <Small color="secondary60" margin="none">
        {failure.whatToDo}
      </Small>
    </Box>
  );
}
