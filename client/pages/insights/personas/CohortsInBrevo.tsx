import { Box, Grid, type GridProps, Panel, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrevoList } from '../../../../server/contract/brevo-account.ts';
import { CohortRules } from '../../../../server/contract/cohorts.ts';
import type { Settings } from '../../../../server/contract/settings.ts';
import { useSession } from '../../../api/use-api.ts';
import { useBrevoLists } from '../../../api/use-brevo-lists.ts';
import { useSettings } from '../../../api/use-settings.ts';
import { useStatus } from '../../../api/use-status.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { PagePending } from '../../../components/frame/PagePending.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { SettingsFrame } from '../../../components/settings/SettingsFrame.tsx';
import { useSettingsForm } from '../../../components/settings/use-settings-form.ts';
import { ListPicker } from '../../lists/ListPicker.tsx';
import { CohortRuleFields } from './CohortRuleFields.tsx';
import { ContactFieldsPanel } from './ContactFieldsPanel.tsx';

const SECTIONS = ['cohorts', 'lists', 'customerMapping'] as const;
const LISTS = ['cohortNew', 'cohortReturning', 'cohortVip'] as const;
const COLUMNS: GridProps['gridColumns'] = 'repeat(auto-fill, minmax(min(100%, 22rem), 1fr))';

/** Where cohorts begin and end, and how they and the personas come back into Brevo. */
export function CohortsInBrevo() {
  const settings = useSettings();
  const status = useStatus();
  const isConnected = status.data?.brevo.state === 'connected';
  const lists = useBrevoLists({ enabled: isConnected });
  if (!settings.data || !status.data)
    return <PagePending panels={[4, 4, 6]} queries={[settings, status]} />;
  return (
    <>
      {lists.error && (
        <ErrorNotice error={lists.error} onRetry={() => void lists.refetch()} type="warning" />
      )}
      <CohortForm lists={isConnected ? lists.data : undefined} settings={settings.data} />
    </>
  );
}

interface CohortFormProps {
  settings: Settings;
  /** Undefined while they are not known. */
  lists: BrevoList[] | undefined;
}

function CohortForm({ settings, lists }: CohortFormProps) {
  const { t } = useTranslation();
  const { store } = useSession();
  const form = useSettingsForm(settings, SECTIONS);
  const [isIncomplete, setIsIncomplete] = useState(false);
  const { draft, change, problemAt } = form;
  const isRight = CohortRules.safeParse(draft.cohorts).success;
  const save = () => {
    setIsIncomplete(!isRight);
    if (isRight) form.save();
  };
  return (
    <SettingsFrame
      form={form}
      onSave={save}
      savedNotice={<Notice lines={[t('personas.brevo.saved')]} type="info" />}
    >
      <ContactFieldsPanel
        mapping={draft.customerMapping}
        onChange={(customerMapping) => change({ customerMapping })}
      />
      <Panel description={t('personas.brevo.listsIntro')} header={t('personas.brevo.lists')}>
        {lists ? (
          <Grid gridColumns={COLUMNS} gridGap="1.5rem">
            {LISTS.map((name) => (
              <Box key={name}>
                <ListPicker
                  label={t(`personas.brevo.listNames.${name}`)}
                  lists={lists}
                  noneText={t('personas.brevo.noList')}
                  onChange={(id) => change({ lists: { ...draft.lists, [name]: id } })}
                  problem={problemAt(`lists.${name}`)}
                  suggestedName={t(`personas.brevo.suggested.${name}`, { shop: store.name })}
                  value={draft.lists[name]}
                />
              </Box>
            ))}
          </Grid>
        ) : (
          <Text margin="none">{t('list.needsConnection')}</Text>
        )}
      </Panel>
      <Panel description={t('personas.brevo.rulesIntro')} header={t('personas.brevo.rules')}>
        <CohortRuleFields
          onChange={(cohorts) => change({ cohorts })}
          problemAt={(name) => problemAt(`cohorts.${name}`)}
          rules={draft.cohorts}
        />
      </Panel>
      {isIncomplete && !isRight && <Notice lines={[t('numberField.some')]} type="error" />}
    </SettingsFrame>
  );
}
