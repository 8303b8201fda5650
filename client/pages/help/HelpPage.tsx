import { Box, H3, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/use-api.ts';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { Facts } from '../../components/Facts.tsx';
import { SupportLink } from '../../components/frame/SupportLink.tsx';
import { GUIDE_URL, STATUS_URL, SUPPORT_EMAIL } from '../../components/help-links.ts';
import { RouterLink } from '../../components/RouterLink.tsx';

/** What merchants ask most, each with the page that has the answer. */
const QUESTIONS = [
  { id: 'missing', to: '/overview' },
  { id: 'numbers', to: '/overview' },
  { id: 'speed', to: '/overview' },
  { id: 'newKey', to: '/overview' },
  { id: 'consent', to: '/settings/synced' },
  { id: 'uninstall', to: '/users' },
] as const;

export function HelpPage() {
  const { t } = useTranslation();
  const { store, user } = useSession();
  return (
    <>
      <Panel description={t('helpPage.supportText')} header={t('helpPage.support')}>
        <Facts
          facts={[
            { name: t('helpPage.address'), value: SUPPORT_EMAIL },
            { name: t('helpPage.store'), value: `${store.name} (${store.hash})` },
            { name: t('helpPage.user'), value: user.email },
          ]}
        />
        <SupportLink storeHash={store.hash} />
      </Panel>
      <Panel header={t('helpPage.guides')}>
        <Box marginBottom="small">
          <ExternalLink href={GUIDE_URL} text={t('help.guide')} />
        </Box>
        <ExternalLink href={STATUS_URL} text={t('helpPage.status')} />
      </Panel>
      <Panel header={t('helpPage.questions')}>
        {QUESTIONS.map(({ id, to }) => (
          <Box key={id} marginBottom="large">
            <H3>{t(`helpPage.${id}.question`)}</H3>
            <Text marginBottom="xSmall">{t(`helpPage.${id}.answer`)}</Text>
            <RouterLink to={to}>{t(`helpPage.${id}.link`)}</RouterLink>
          </Box>
        ))}
      </Panel>
    </>
  );
}
