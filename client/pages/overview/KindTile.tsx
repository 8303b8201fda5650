import { Badge, type BadgeProps, Box, Flex, H3, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../server/contract/status.ts';
import type { Resource, SyncRun } from '../../../server/contract/sync.ts';
import { useSession } from '../../api/use-api.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { ReasonCounts } from '../../components/ReasonCounts.tsx';
import { RouterLink } from '../../components/RouterLink.tsx';
import { toControlPanelUrl } from '../../control-panel/control-panel-url.ts';
import { useFormat } from '../../locales/format.ts';
import { KindCounts } from './KindCounts.tsx';

type ResourceStatus = Status['resources'][Resource];

const BADGES: Record<ResourceStatus['state'], BadgeProps['variant']> = {
  off: 'secondary',
  never: 'secondary',
  syncing: 'primary',
  ok: 'success',
  attention: 'warning',
};

/** Where the control panel lists records of a kind. */
const CONTROL_PANEL_PATHS: Partial<Record<Resource, `/${string}`>> = {
  customers: '/customers',
  orders: '/orders',
  products: '/products',
  categories: '/products/categories',
};

interface KindTileProps {
  kind: Resource;
  resource: ResourceStatus;
  /** Why some were left out in the last sync. */
  skippedBy: SyncRun['skippedBy'];
}

/** Where the records of one kind stand. Their numbers add up to the total, always. */
export function KindTile({ kind, resource, skippedBy }: KindTileProps) {
  const { t } = useTranslation();
  const { store } = useSession();
  const { state, skipped } = resource;
  const name = t(`overview.kinds.${kind}`);
  const path = CONTROL_PANEL_PATHS[kind];
  const whySkipped = t('overview.tiles.whySkipped', { kind: name });

  return (
    <Box border="box" borderRadius="normal" padding="medium">
      <Flex
        alignItems="center"
        flexDirection="row"
        flexGap="0.5rem"
        justifyContent="space-between"
        marginBottom="small"
      >
        <H3 margin="none">{name}</H3>
        <Badge label={t(`overview.states.${state}`)} variant={BADGES[state]} />
      </Flex>
      {state === 'off' ? (
        <Off />
      ) : (
        <>
          <KindCounts label={name} resource={resource} />
          <Timing resource={resource} />
          {skipped > 0 && skippedBy.length > 0 && (
            <Disclosure summary={t('overview.tiles.why')} label={whySkipped}>
              <ReasonCounts counts={skippedBy} label={whySkipped} />
            </Disclosure>
          )}
        </>
      )}
      {path && state !== 'off' && (
        <ExternalLink
          href={toControlPanelUrl(store.hash, path)}
          text={t('overview.tiles.open', { kind: name })}
        />
      )}
    </Box>
  );
}

function Off() {
  const { t } = useTranslation();
  return (
    <>
      <Text color="secondary60">{t('overview.tiles.off')}</Text>
      <RouterLink to="/settings/synced">{t('overview.tiles.switchOn')}</RouterLink>
    </>
  );
}

/** When a sync last ended, and how far behind the store Brevo is now. */
function Timing({ resource }: { resource: ResourceStatus }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, lagMs, lastSyncedAt } = resource;
  const texts = [
    lastSyncedAt && t('overview.tiles.lastSynced', { time: format.dateTime(lastSyncedAt) }),
    lagMs !== null
      ? t('overview.tiles.lag', { duration: format.duration(Math.max(1, lagMs / 1000)) })
      : state === 'ok' && t('overview.tiles.inStep'),
  ].filter((text) => typeof text === 'string');
  return texts.map((text) => (
    <Small color="secondary60" key={text} margin="none" marginBottom="xxSmall">
      {text}
    </Small>
  ));
}
