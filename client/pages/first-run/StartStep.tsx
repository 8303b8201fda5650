import { Button, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { findLatestPreview } from '../../api/sync-runs.ts';
import { useBrevoLists } from '../../api/use-brevo-lists.ts';
import { useStartSync } from '../../api/use-syncs.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Facts } from '../../components/Facts.tsx';
import { RouterLink } from '../../components/RouterLink.tsx';
import { useFormat } from '../../locales/format.ts';
import { LIST_NAMES } from '../lists/storefront-choices.ts';
import type { FirstRunData } from './first-run-steps.ts';

/** In the order in which they are synced; what the settings call stock is `inventory`. */
const KINDS = ['customers', 'categories', 'products', 'orders', 'carts', 'stock'] as const;

interface StartStepProps {
  data: FirstRunData;
  onDone: () => void;
}

/** Everything that was chosen, once more, and the button. */
export function StartStep({ data, onDone }: StartStepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const start = useStartSync();
  const brevoLists = useBrevoLists();

  const { status, settings, runs } = data;
  const outcome = findLatestPreview(runs)?.preview?.[settings.consent.mode];
  const kinds = KINDS.filter((kind) => settings.sync[kind === 'stock' ? 'inventory' : kind]);
  const lists = LIST_NAMES.map((name) => {
    const id = settings.lists[name];
    if (id === null && name !== 'allCustomers') return undefined;
    const list = brevoLists.data?.find((one) => one.id === id)?.name ?? t('lists.noneYet');
    return t('start.listOf', { name: t(`lists.names.${name}`), list });
  });

  return (
    <>
      <Facts
        facts={[
          { name: t('start.account'), value: status.brevo.account?.companyName },
          {
            name: t('start.kinds'),
            value: format.list(kinds.map((kind) => t(`overview.kinds.${kind}`))),
          },
          {
            name: t('start.lists'),
            value: lists.filter((list) => list !== undefined).join('; '),
          },
          { name: t('start.consent'), value: t(`consent.${settings.consent.mode}.label`) },
          {
            name: t('start.fields'),
            value: format.number(settings.customerMapping.length),
          },
          { name: t('start.contacts'), value: outcome && format.number(outcome.written) },
        ]}
      />
      <Text>
        <RouterLink to="/settings/synced">{t('start.changeKinds')}</RouterLink>
      </Text>
      <Text>{t('start.promise')}</Text>
      <Text>{t('start.leave')}</Text>
      {start.isError && <ErrorNotice error={start.error} />}
      <Button
        isLoading={start.isPending}
        onClick={() => start.mutate({ mode: 'full' }, { onSuccess: onDone })}
      >
        {t('start.submit')}
      </Button>
    </>
  );
}
