import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { AppPage } from '../components/AppPage.tsx';
import { useFocusOnNavigation } from '../components/page-heading.ts';
import { Navigation } from './Navigation.tsx';
import { findPage } from './page-list.ts';

/** The frame of the pages that the navigation leads to. It stays while they change. */
export function MainPages() {
  const { t } = useTranslation();
  const page = findPage(useLocation().pathname);
  useFocusOnNavigation(page?.id ?? '');
  if (!page) return <Navigate replace to="/" />;
  return (
    <AppPage
      description={t(`pageIntros.${page.id}`)}
      navigation={<Navigation current={page} />}
      title={t(`pages.${page.id}`)}
    >
      <Outlet />
    </AppPage>
  );
}
