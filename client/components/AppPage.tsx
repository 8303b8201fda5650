import { Box, Tabs, Text } from '@bigcommerce/big-design';
import { Header, Page } from '@bigcommerce/big-design-patterns';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '../api/use-api.ts';
import { ExternalLink } from './ExternalLink.tsx';
import { GUIDE_URL } from './help-links.ts';
import { OfflineNotice } from './OfflineNotice.tsx';
import { SupportLink } from './SupportLink.tsx';

interface AppPageProps {
  title: string;
  description?: string;
  /** Which tab is open; without one, no tabs are shown. */
  tab?: Tab;
  children: ReactNode;
}

const CONTENT_ID = 'page-content';
const TABS = ['overview', 'settings'] as const;
type Tab = (typeof TABS)[number];

export function isTab(text: string | undefined): text is Tab {
  return TABS.includes(text as Tab);
}

/** The frame of every page: title, help, the way to the other pages. */
export function AppPage({ title, description, tab, children }: AppPageProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const about = useDescription(description);
  const tabs = TABS.map((id) => ({ id, title: t(`pages.${id}`), ariaControls: CONTENT_ID }));
  const page = tab ? t(`pages.${tab}`) : title;

  return (
    <Page header={<Header description={about} title={title} />}>
      <title>{t('common.documentTitle', { page, app: t('appName') })}</title>
      <OfflineNotice />
      {tab === undefined ? (
        children
      ) : (
        <>
          <Box marginBottom="large">
            <Tabs
              activeTab={tab}
              aria-label={t('common.pages')}
              items={tabs}
              onTabClick={(id) => navigate(`/${id}`)}
            />
          </Box>
          <Box aria-labelledby={tab} id={CONTENT_ID} role="tabpanel">
            {children}
          </Box>
        </>
      )}
    </Page>
  );
}

/**
 * What the page is for, and help. The same element every time: the header builds itself anew, and drops the focus,
 * whenever a property of it changes. Links rather than BigDesign's dropdown, whose menu a screen reader cannot use.
 */
function useDescription(description: string | undefined) {
  const { t } = useTranslation();
  const { store } = useSession();
  return useMemo(
    () => (
      <Text>
        {description}
        {description && <br />}
        <Text as="span" marginRight="medium">
          <ExternalLink href={GUIDE_URL} text={t('help.guide')} />
        </Text>
        <SupportLink storeHash={store.hash} />
      </Text>
    ),
    [t, store.hash, description],
  );
}
