import { Box, Flex } from '@bigcommerce/big-design';
import { Header } from '@bigcommerce/big-design-patterns';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/use-api.ts';
import { ExternalLink } from '../ExternalLink.tsx';
import { GUIDE_URL } from '../help-links.ts';
import { Frame } from './Frame.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { PAGE_HEADER_ID } from './page-heading.ts';
import { SupportLink } from './SupportLink.tsx';

interface AppPageProps {
  title: string;
  /** What the page is for, in a sentence. */
  description?: string;
  /** The way to the other pages; without it, the way to help takes its place. */
  navigation?: ReactNode;
  children: ReactNode;
}

/** The frame of every page: where one can go, the language, what the page is, and whether the network is there. */
export function AppPage({ title, description, navigation, children }: AppPageProps) {
  const { t } = useTranslation();
  return (
    <Frame
      aside={<LanguageSwitch />}
      bar={navigation ?? <HelpLinks />}
      header={
        <Box id={PAGE_HEADER_ID}>
          <Header description={description} title={title} />
        </Box>
      }
    >
      <title>{t('common.documentTitle', { page: title, app: t('appName') })}</title>
      <OfflineNotice />
      {children}
    </Frame>
  );
}

/** The room of an entry of the navigation. */
const LINKS_ROOM = { padding: '0.625rem 1rem' } as const;

function HelpLinks() {
  const { t } = useTranslation();
  const { store } = useSession();
  return (
    <Flex flexDirection="row" flexGap="1.5rem" flexWrap="wrap" style={LINKS_ROOM}>
      <ExternalLink href={GUIDE_URL} text={t('help.guide')} />
      <SupportLink storeHash={store.hash} />
    </Flex>
  );
}
