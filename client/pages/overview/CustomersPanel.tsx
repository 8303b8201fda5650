import { Box, H4, Panel, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../server/contract/status.ts';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { findLastSync } from '../../api/sync-runs.ts';
import { useSession } from '../../api/use-api.ts';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Figures } from '../../components/Figures.tsx';
import { ReasonCounts } from '../../components/ReasonCounts.tsx';
import { toControlPanelUrl } from '../../control-panel/control-panel-url.ts';
import { useFormat } from '../../locales/format.ts';

interface CustomersPanelProps {
  customers: Status['resources']['customers'];
  runs: SyncRun[];
}

/** Where every customer of the store stands. The four numbers add up to the total, always. */
export function CustomersPanel({ customers, runs }: CustomersPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { store } = useSession();
  const { total, synced, skipped, failed, pending, lastSyncedAt } = customers;
  const skippedBy = findLastSync(runs)?.skippedBy ?? [];

  return (
    <Panel header={t('customers.title')} marginBottom="none">
      <Figures label={t('customers.title')}>
        <Figure label={t('counts.total')} value={total} />
        <Figure color="success60" label={t('counts.synced')} value={synced} />
        <Figure label={t('counts.skipped')} value={skipped} />
        <Figure
          color={failed > 0 ? 'danger50' : 'secondary70'}
          label={t('counts.failed')}
          value={failed}
        />
        <Figure label={t('counts.pending')} value={pending} />
      </Figures>
      {skipped > 0 && skippedBy.length > 0 && (
        <Box marginBottom="medium">
          <H4 as="h3">{t('customers.whySkipped')}</H4>
          <ReasonCounts counts={skippedBy} label={t('customers.whySkipped')} />
        </Box>
      )}
      {lastSyncedAt && (
        <Small color="secondary60">
          {t('customers.lastSynced', { time: format.dateTime(lastSyncedAt) })}
        </Small>
      )}
      <Text margin="none">
        <ExternalLink
          href={toControlPanelUrl(store.hash, '/customers')}
          text={t('customers.openInControlPanel')}
        />
      </Text>
    </Panel>
  );
}
