import { useTranslation } from 'react-i18next';
import type { EndReason } from '../../api/session-keeper.ts';
import { StatusPage } from '../../components/frame/StatusPage.tsx';

/** Only BigCommerce can open the app (reference/bigcommerce.md §2.5), so there is nothing here to press. */
export function SessionEndedPage({ reason }: { reason: EndReason }) {
  const { t } = useTranslation();
  return (
    <StatusPage
      text={t('session.openAgain')}
      title={t(`session.${reason}.title`)}
      variant="unauthorized"
    />
  );
}
