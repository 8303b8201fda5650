import { Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type {
  ChannelStrategyChanges,
  ChannelStrategyResult,
} from '../../../../server/contract/channel-strategy.ts';
import { useFormat } from '../../../locales/format.ts';
import type { ChangesProps } from '../job/insight-parts.ts';
import { ReportTable } from '../ReportTable.tsx';

type Props = ChangesProps<ChannelStrategyChanges, ChannelStrategyResult>;

/** How revenue and shares differ from the result it is compared with. */
export function StrategyChanges({ changes, result }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const amount = (value: string | null) =>
    value === null ? '–' : format.amount(Number(value), result.currency);
  const share = (value: number | null) => (value === null ? '–' : format.percent(value / 100));
  const right = { align: 'right' as const };
  return (
    <Panel header={t('insights.changes')}>
      <ReportTable
        label={t('insights.changes')}
        columns={[
          { hash: 'name', header: t('strategy.channel'), render: ({ name }) => name },
          {
            ...right,
            hash: 'revenueBefore',
            header: t('strategy.revenueBefore'),
            render: ({ revenueBefore }) => amount(revenueBefore),
          },
          {
            ...right,
            hash: 'revenueNow',
            header: t('strategy.revenueNow'),
            render: ({ revenueNow }) => amount(revenueNow),
          },
          {
            ...right,
            hash: 'budgetShareBefore',
            header: t('strategy.budgetBefore'),
            render: ({ budgetShareBefore }) => share(budgetShareBefore),
          },
          {
            ...right,
            hash: 'budgetShareNow',
            header: t('strategy.budgetNow'),
            render: ({ budgetShareNow }) => share(budgetShareNow),
          },
        ]}
        items={changes.channels}
        keyField="channelId"
      />
    </Panel>
  );
}
