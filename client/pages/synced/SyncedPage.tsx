import { useState } from 'react';
import type { Settings } from '../../../server/contract/settings.ts';
import { useSettings } from '../../api/use-settings.ts';
import { PagePending } from '../../components/frame/PagePending.tsx';
import { SettingsFrame } from '../../components/settings/SettingsFrame.tsx';
import { useSettingsForm } from '../../components/settings/use-settings-form.ts';
import { ConsentPanel } from './ConsentPanel.tsx';
import { EventsPanel } from './EventsPanel.tsx';
import { KindsPanel } from './KindsPanel.tsx';
import { OrderStatusPanel } from './OrderStatusPanel.tsx';
import { ProductDetailPanel } from './ProductDetailPanel.tsx';
import { QuotaPanel } from './QuotaPanel.tsx';

const SECTIONS = [
  'sync',
  'consent',
  'products',
  'categories',
  'orderStatuses',
  'events',
  'quotaShare',
] as const;

export function SyncedPage() {
  const settings = useSettings();
  if (!settings.data) return <PagePending panels={[8, 9, 12]} queries={[settings]} />;
  return <SyncedForm settings={settings.data} />;
}

function SyncedForm({ settings }: { settings: Settings }) {
  const form = useSettingsForm(settings, SECTIONS);
  const { draft, change } = form;
  const [isWordAsked, setIsWordAsked] = useState(false);

  const needsWord = draft.consent.mode === 'everyone' && !draft.consent.everyoneConfirmed;
  // Another program may have chosen it without anybody's word: that is said, but keeps nobody from saving the rest.
  const wasWithoutWord = settings.consent.mode === 'everyone';
  const save = () => {
    setIsWordAsked(needsWord);
    if (!needsWord || wasWithoutWord) form.save();
  };

  return (
    <SettingsFrame form={form} onSave={save}>
      <KindsPanel onChange={(sync) => change({ sync })} sync={draft.sync} />
      <ConsentPanel
        consent={draft.consent}
        isConfirmationMissing={needsWord && (isWordAsked || wasWithoutWord)}
        onChange={(consent) => change({ consent })}
      />
      <ProductDetailPanel
        categories={draft.categories}
        onCategoriesChange={(categories) => change({ categories })}
        onProductsChange={(products) => change({ products })}
        products={draft.products}
      />
      <OrderStatusPanel
        onChange={(orderStatuses) => change({ orderStatuses })}
        orderStatuses={draft.orderStatuses}
      />
      <EventsPanel events={draft.events} onChange={(events) => change({ events })} />
      <QuotaPanel
        onChange={(quotaShare) => change({ quotaShare })}
        problem={form.problemAt('quotaShare')}
        quotaShare={draft.quotaShare}
        savedShare={settings.quotaShare}
      />
    </SettingsFrame>
  );
}
