import { Grid, Panel, Select } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { OrderStatus } from '../../../server/contract/order-status.ts';
import type { Settings } from '../../../server/contract/settings.ts';
import { useOrderStatuses } from '../../api/use-order-statuses.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { brevoStatusWords } from '../../locales/words.ts';

const OFFERED = ['pending', 'completed', 'cancelled', 'refunded'];
/** No status of an order can be empty. */
const DEFAULT = '';

interface OrderStatusPanelProps {
  orderStatuses: Settings['orderStatuses'];
  onChange: (orderStatuses: Settings['orderStatuses']) => void;
}

/** What each status of the store is called in Brevo, where segments and automations ask for it. */
export function OrderStatusPanel({ orderStatuses, onChange }: OrderStatusPanelProps) {
  const { t } = useTranslation();
  const statuses = useOrderStatuses();

  const choose = (id: number, chosen = DEFAULT) => {
    const { [String(id)]: _replaced, ...others } = orderStatuses;
    onChange(chosen === DEFAULT ? others : { ...others, [id]: chosen });
  };

  return (
    <Panel description={t('synced.statuses.intro')} header={t('synced.statuses.title')}>
      {statuses.isPending && <Skeleton lines={10} />}
      {statuses.isError && (
        <ErrorNotice error={statuses.error} onRetry={() => void statuses.refetch()} />
      )}
      <Grid gridColumns="repeat(auto-fill, minmax(15rem, 1fr))" gridGap="1rem">
        {statuses.data?.map((status) => (
          <StatusChoice
            chosen={orderStatuses[String(status.id)]}
            key={status.id}
            onChoose={(chosen) => choose(status.id, chosen)}
            status={status}
          />
        ))}
      </Grid>
    </Panel>
  );
}

interface StatusChoiceProps {
  status: OrderStatus;
  chosen: string | undefined;
  onChoose: (chosen: string | undefined) => void;
}

function StatusChoice({ status, chosen, onChoose }: StatusChoiceProps) {
  const { t } = useTranslation();
  const byDefault = brevoStatusWords(t, status.defaultBrevoStatus);
  // One that was set elsewhere, in words of the merchant's own, is offered as well.
  const offered = [...new Set([...OFFERED, ...(chosen ? [chosen] : [])])];
  return (
    <Select
      label={status.name}
      onOptionChange={onChoose}
      options={[
        { value: DEFAULT, content: t('synced.statuses.byDefault', { status: byDefault }) },
        ...offered.map((value) => ({ value, content: brevoStatusWords(t, value) })),
      ]}
      value={chosen ?? DEFAULT}
    />
  );
}
