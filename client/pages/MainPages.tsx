import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { AppPage, isTab } from '../components/AppPage.tsx';

/** The frame of the pages with tabs. It stays while they change, and with it the focus on the tab that was pressed. */
export function MainPages() {
  const { t } = useTranslation();
  const page = useLocation().pathname.split('/')[1];
  return (
    <AppPage tab={isTab(page) ? page : undefined} title={t('appName')}>
      <Outlet />
    </AppPage>
  );
}
