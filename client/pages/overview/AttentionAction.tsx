import { Button, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Resource } from '../../../server/contract/sync.ts';
import { useActivateEcommerce } from '../../api/use-brevo-connection.ts';
import { useStartSync } from '../../api/use-syncs.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { RouterLink } from '../../components/RouterLink.tsx';
import { INSIGHT_PATHS } from '../insights/insight-places.ts';
import type { AttentionItem } from './attention-items.ts';

/** The way to mend what an item is about. */
export function AttentionAction({ item }: { item: AttentionItem }) {
  const { t } = useTranslation();
  switch (item.id) {
    case 'ecommerce':
      return <ActivateEcommerce />;
    case 'confirmation':
      return <RouterLink to="/settings/synced">{t('overview.attention.confirm')}</RouterLink>;
    case 'blocked':
    case 'webhooks':
      return <RouterLink to="/diagnostics">{t('overview.attention.diagnose')}</RouterLink>;
    case 'runFailed':
      return <StartAgain kinds={[item.kind]} text={t('overview.attention.startAgain')} />;
    case 'neverSynced':
      return <StartAgain kinds={item.kinds} text={t('overview.attention.start')} />;
    case 'failed':
      return (
        <RouterLink to={`/activity?resource=${item.kind}`}>
          {t('overview.attention.seeFailed')}
        </RouterLink>
      );
    case 'readersFailed':
      return <StartAgain kinds={['customers']} text={t('overview.attention.startAgain')} />;
    case 'insightRun':
    case 'insightAlert':
      return (
        <RouterLink to={INSIGHT_PATHS[item.kind]}>
          {t('insights.openOf', { name: t(`insights.kinds.${item.kind}`) })}
        </RouterLink>
      );
    case 'storefrontGone':
    case 'storefrontNew':
      return <RouterLink to="/settings/lists">{t('overview.attention.decide')}</RouterLink>;
  }
}

function StartAgain({ kinds, text }: { kinds: Resource[]; text: string }) {
  const start = useStartSync();
  return (
    <>
      {start.isError && <ErrorNotice error={start.error} />}
      <Button
        isLoading={start.isPending}
        onClick={() => start.mutate({ resources: kinds, mode: 'full' })}
        variant="secondary"
      >
        {text}
      </Button>
    </>
  );
}

/** Brevo takes some minutes over it: once asked, there is nothing to do but wait. */
function ActivateEcommerce() {
  const { t } = useTranslation();
  const activate = useActivateEcommerce();
  if (activate.isSuccess) return <Text role="status">{t('overview.attention.activating')}</Text>;
  return (
    <>
      {activate.isError && <ErrorNotice error={activate.error} />}
      <Button isLoading={activate.isPending} onClick={() => activate.mutate()} variant="secondary">
        {t('overview.attention.activate')}
      </Button>
    </>
  );
}
