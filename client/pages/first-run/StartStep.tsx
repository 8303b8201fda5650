import { Button, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { findLatestPreview } from '../../api/sync-runs.ts';
import { useBrevoLists } from '../../api/use-brevo-lists.ts';
import { useStartSync } from '../../api/use-syncs.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Facts } from '../../components/Facts.tsx';
import { useFormat } from '../../locales/format.ts';
import type { FirstRunData } from './first-run-steps.ts';

interface StartStepProps {
  data: FirstRunData;
  onDone: () => void;
}

/** Everything that was chosen, once more, and the button. */
export function StartStep({ data, onDone }: StartStepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const start = useStartSync();
  const lists = useBrevoLists();

  const { status, settings, runs } = data;
  const list = lists.data?.find(({ id }) => id === settings.lists.allCustomers);
  const outcome = findLatestPreview(runs)?.preview?.[settings.consent.mode];

  return (
    <>
      <Facts
        facts={[
          { name: t('start.account'), value: status.brevo.account?.companyName },
          { name: t('start.list'), value: list?.name },
          { name: t('start.consent'), value: t(`consent.${settings.consent.mode}.label`) },
          {
            name: t('start.fields'),
            value: format.number(settings.customerMapping.length),
          },
          { name: t('start.contacts'), value: outcome && format.number(outcome.written) },
        ]}
      />
      <Text>{t('start.promise')}</Text>
      <Text>{t('start.leave')}</Text>
      {start.isError && <ErrorNotice error={start.error} />}
      <Button
        isLoading={start.isPending}
        onClick={() => start.mutate(undefined, { onSuccess: onDone })}
      >
        {t('start.submit')}
      </Button>
    </>
  );
}
