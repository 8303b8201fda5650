import { Badge, Box, Small, Text } from '@bigcommerce/big-design';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../server/contract/failure.ts';
import type { Change } from '../../api/use-problems.ts';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { PagedTable } from '../../components/tables/PagedTable.tsx';
import { useFormat } from '../../locales/format.ts';
import { reasonWords } from '../../locales/words.ts';
import { RecordActions } from './RecordActions.tsx';

interface RecordsTableProps {
  rows: Failure[];
  /** Then the cause is in the heading. */
  isOfOneCause: boolean;
  /** Another page is on its way. */
  isStale: boolean;
  onChange: (change: Change) => void;
}

export function RecordsTable({ rows, isOfOneCause, isStale, onChange }: RecordsTableProps) {
  const { t } = useTranslation();
  const cause = {
    hash: 'cause',
    header: t('problemRecords.cause'),
    verticalAlign: 'middle' as const,
    render: (failure: Failure) => <Cause failure={failure} />,
  };
  return (
    <PagedTable
      columns={[
        {
          hash: 'record',
          header: t('problemRecords.record'),
          verticalAlign: 'middle',
          render: (failure: Failure) => <RecordLink failure={failure} />,
        },
        ...(isOfOneCause ? [] : [cause]),
        {
          hash: 'since',
          header: t('problemRecords.since'),
          verticalAlign: 'middle',
          display: { mobile: 'none', tablet: 'table-cell' },
          render: (failure: Failure) => <Since failure={failure} />,
        },
        {
          hash: 'actions',
          header: t('problems.actions'),
          hideHeader: true,
          verticalAlign: 'middle',
          align: 'right',
          render: (failure: Failure) => (
            <RecordActions failure={failure} name={nameRecord(t, failure)} onChange={onChange} />
          ),
        },
      ]}
      isStale={isStale}
      label={t('problemRecords.title')}
      rows={rows}
    />
  );
}

function RecordLink({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  const { controlPanelUrl, opens } = failure;
  return (
    <Box style={{ whiteSpace: 'normal' }}>
      <Box style={{ whiteSpace: 'nowrap' }}>
        <ExternalLink href={controlPanelUrl} text={nameRecord(t, failure)} />
      </Box>
      {opens !== 'record' && (
        <Small color="secondary60" margin="none">
          {t(`recordLinks.${opens}`)}
        </Small>
      )}
    </Box>
  );
}

function Cause({ failure: { reason, severity } }: { failure: Failure }) {
  const { t } = useTranslation();
  return (
    <Box style={{ whiteSpace: 'normal' }}>
      <Text as="span">{reasonWords(t, reason)}</Text>{' '}
      {severity === 'warning' && <Badge label={t('failures.warning')} variant="secondary" />}
    </Box>
  );
}

function Since({ failure: { since, attempts } }: { failure: Failure }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Text margin="none">{format.dateTime(since)}</Text>
      {attempts > 1 && (
        <Small color="secondary60" margin="none">
          {t('problemRecords.tries', { count: attempts, formatted: format.number(attempts) })}
        </Small>
      )}
    </>
  );
}

/** The ids of carts are long, and their beginnings differ. */
const LONGEST_ID = 8;

function nameRecord(t: TFunction, { resource, entityId }: Failure): string {
  const id = entityId.length > 2 * LONGEST_ID ? `${entityId.slice(0, LONGEST_ID)}…` : entityId;
  return t(`recordNames.${resource}`, { id });
}
