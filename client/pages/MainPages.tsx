import { Box, ProgressBar } from '@bigcommerce/big-design';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router';
import { AppPage } from '../components/frame/AppPage.tsx';
import { useFocusOnNavigation } from '../components/frame/page-heading.ts';
import { Navigation } from './Navigation.tsx';
import { findPage, PAGES } from './page-list.ts';

/** Once the page that was asked for has had the network to itself. */
const FETCH_OTHERS_AFTER_MS = 2_000;

/** The frame of the pages that the navigation leads to. It stays while they change. */
export function MainPages() {
  const { t } = useTranslation();
  const page = findPage(useLocation().pathname);
  useFocusOnNavigation(page?.id ?? '');
  useOtherPages();
  const isOnTheWay = useNavigation().state !== 'idle';
  if (!page) return <Navigate replace to="/" />;
  return (
    <AppPage
      description={t(`pageIntros.${page.id}`)}
      navigation={<Navigation current={page} />}
      title={t(`pages.${page.id}`)}
    >
      {isOnTheWay && (
        <Box aria-hidden="true" style={{ position: 'fixed', inset: '0 0 auto' }} zIndex="fixed">
          <ProgressBar />
        </Box>
      )}
      <Outlet />
    </AppPage>
  );
}

/** Fetches the scripts of the other pages meanwhile, so that they open at once, also when the network has gone. */
function useOtherPages(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // What fails here is fetched again, and its failure told, when the page is opened.
      for (const { load } of PAGES) load().catch(() => undefined);
    }, FETCH_OTHERS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}
