import { Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { BrevoList } from '../../../server/contract/brevo-account.ts';
import type { Settings } from '../../../server/contract/settings.ts';
import type { Storefront } from '../../../server/contract/storefront.ts';
import { useBrevoLists } from '../../api/use-brevo-lists.ts';
import { useSettings } from '../../api/use-settings.ts';
import { useStatus } from '../../api/use-status.ts';
import { useListPeople, useSeeStorefront, useStorefronts } from '../../api/use-storefronts.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PagePending } from '../../components/frame/PagePending.tsx';
import { SettingsFrame } from '../../components/settings/SettingsFrame.tsx';
import { useSettingsForm } from '../../components/settings/use-settings-form.ts';
import { ForAllPanel } from './ForAllPanel.tsx';
import { StorefrontsPanel } from './StorefrontsPanel.tsx';
import { withoutIdle } from './storefront-choices.ts';

const SECTIONS = ['lists', 'storefronts'] as const;

export function ListsPage() {
  const { t } = useTranslation();
  const status = useStatus();
  const isConnected = status.data?.brevo.state !== 'not_connected';
  const settings = useSettings();
  const storefronts = useStorefronts();
  const lists = useBrevoLists({ enabled: status.data !== undefined && isConnected });

  if (!isConnected)
    return (
      <Panel description={t('lists.forAll.intro')} header={t('lists.forAll.title')}>
        <Text margin="none">{t('list.needsConnection')}</Text>
      </Panel>
    );
  if (!settings.data || !status.data || !lists.data || !storefronts.data)
    return <PagePending panels={[12, 10]} queries={[status, settings, lists, storefronts]} />;
  return <ListsForm lists={lists.data} settings={settings.data} storefronts={storefronts.data} />;
}

interface ListsFormProps {
  settings: Settings;
  lists: BrevoList[];
  storefronts: Storefront[];
}

function ListsForm({ settings, lists, storefronts }: ListsFormProps) {
  const form = useSettingsForm(settings, SECTIONS);
  const people = useListPeople();
  const see = useSeeStorefront();
  const { draft, change } = form;
  return (
    <SettingsFrame form={form}>
      <ForAllPanel
        brevoLists={lists}
        counts={people.data?.all}
        lists={draft.lists}
        onChange={(next) => change({ lists: next })}
        problemAt={form.problemAt}
      />
      {people.isError && (
        <ErrorNotice error={people.error} onRetry={() => void people.refetch()} type="warning" />
      )}
      {see.error && <ErrorNotice error={see.error} />}
      <StorefrontsPanel
        brevoLists={lists}
        onChange={(next) => change({ storefronts: withoutIdle(next, settings.storefronts) })}
        onSeen={see.mutate}
        people={people.data}
        settings={draft}
        storefronts={storefronts}
      />
    </SettingsFrame>
  );
}
