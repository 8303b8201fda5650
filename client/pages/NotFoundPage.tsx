import { useTranslation } from 'react-i18next';
import { StatusPage } from '../components/frame/StatusPage.tsx';
import { RouterLink } from '../components/RouterLink.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <StatusPage
      actions={<RouterLink to="/">{t('notFound.home')}</RouterLink>}
      text={t('notFound.text')}
      title={t('notFound.title')}
      variant="404"
    />
  );
}
