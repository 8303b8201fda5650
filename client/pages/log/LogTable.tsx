import { Badge, Box } from '@bigcommerce/big-design';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ActivityEntry } from '../../../server/contract/activity.ts';
import { PagedTable } from '../../components/tables/PagedTable.tsx';
import { useFormat } from '../../locales/format.ts';
import { activitySentence } from '../../locales/sentences.ts';

const BADGES = { warning: 'warning', error: 'danger' } as const;

export function LogTable({ entries, isStale }: { entries: ActivityEntry[]; isStale: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <PagedTable
      columns={[
        {
          hash: 'when',
          header: t('log.when'),
          verticalAlign: 'top',
          render: ({ at }: ActivityEntry) => (
            <Box style={{ whiteSpace: 'nowrap' }}>{format.dateTime(at)}</Box>
          ),
        },
        {
          hash: 'what',
          header: t('log.what'),
          verticalAlign: 'top',
          render: (entry: ActivityEntry) => <Sentence entry={entry} />,
        },
        {
          hash: 'who',
          header: t('log.who'),
          width: '18rem',
          verticalAlign: 'top',
          display: { mobile: 'none', tablet: 'table-cell' },
          render: (entry: ActivityEntry) => (
            <Box style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
              {describeWho(entry, t)}
            </Box>
          ),
        },
      ]}
      isStale={isStale}
      label={t('log.title')}
      rows={entries}
    />
  );
}

function Sentence({ entry }: { entry: ActivityEntry }) {
  const { t, i18n } = useTranslation();
  const { level } = entry;
  return (
    <Box style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
      {level !== 'info' && (
        <Badge label={t(`log.levels.${level}`)} marginRight="xSmall" variant={BADGES[level]} />
      )}
      {activitySentence(entry, i18n.language)}
    </Box>
  );
}

function describeWho({ userId, userEmail }: ActivityEntry, t: TFunction): string {
  if (userId === null) return t('log.nobody');
  return userEmail ?? t('log.removedUser', { id: userId });
}
