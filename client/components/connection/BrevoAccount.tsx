import { useTranslation } from 'react-i18next';
import type { BrevoConnection } from '../../../server/contract/connection.ts';
import { useFormat } from '../../locales/format.ts';
import { Facts } from '../Facts.tsx';

/** Which account the app writes to, so that a person can tell it from another. */
export function BrevoAccount({ brevo }: { brevo: BrevoConnection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { account, keyEnding, checkedAt } = brevo;
  return (
    <Facts
      facts={[
        { name: t('connect.account'), value: account?.companyName },
        { name: t('connect.email'), value: account?.email },
        { name: t('connect.plan'), value: account?.plan },
        { name: t('connect.key'), value: keyEnding && t('connect.keyEnding', { keyEnding }) },
        { name: t('connect.checkedAt'), value: checkedAt && format.dateTime(checkedAt) },
      ]}
    />
  );
}
