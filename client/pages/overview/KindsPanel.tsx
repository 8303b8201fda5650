import { Grid, type GridProps, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../server/contract/status.ts';
import { Resource, type SyncRun } from '../../../server/contract/sync.ts';
import { findLastSync } from '../../api/sync-runs.ts';
import { useFormat } from '../../locales/format.ts';
import { KindTile } from './KindTile.tsx';

const COLUMNS: GridProps['gridColumns'] = 'repeat(auto-fill, minmax(min(100%, 18rem), 1fr))';

/** Where every record of the store stands, a tile a kind. */
export function KindsPanel({ status, runs }: { status: Status; runs: SyncRun[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { synced } = status.newsletterReaders;
  return (
    <Panel header={t('overview.tiles.title')}>
      <Grid gridColumns={COLUMNS} gridGap="1rem">
        {Resource.options.map((kind) => (
          <KindTile
            kind={kind}
            key={kind}
            resource={status.resources[kind]}
            skippedBy={findLastSync(runs, kind)?.skippedBy ?? []}
          />
        ))}
      </Grid>
      {synced > 0 && (
        <Text color="secondary60" margin="none" marginTop="medium">
          {t('overview.tiles.readers', { count: synced, formatted: format.number(synced) })}
        </Text>
      )}
    </Panel>
  );
}
