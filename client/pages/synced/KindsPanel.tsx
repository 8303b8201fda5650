import { Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { SwitchList } from '../../components/settings/SwitchList.tsx';

interface KindsPanelProps {
  sync: Settings['sync'];
  onChange: (sync: Settings['sync']) => void;
}

/** Which kinds of record are kept in step. */
export function KindsPanel({ sync, onChange }: KindsPanelProps) {
  const { t } = useTranslation();
  return (
    <Panel description={t('synced.kinds.intro')} header={t('synced.kinds.title')}>
      <SwitchList
        describe={(kind) => ({
          label: t(`synced.kinds.${kind}.label`),
          description: t(`synced.kinds.${kind}.text`),
        })}
        label={t('synced.kinds.title')}
        onChange={onChange}
        values={sync}
      />
    </Panel>
  );
}
