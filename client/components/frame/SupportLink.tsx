import { Link, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { toSupportMail } from '../help-links.ts';

/** Opens the merchant's mail program. */
export function SupportLink({ storeHash }: { storeHash?: string }) {
  const { t } = useTranslation();
  return (
    <Link href={toSupportMail(storeHash)}>
      <Text as="span" color="primary" underline>
        {t('help.support')}
      </Text>
    </Link>
  );
}
