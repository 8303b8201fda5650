import { Link, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';

interface ExternalLinkProps {
  href: string;
  text: string;
}

/** Opens in a new tab, and says so. Underlined, so that it can stand in a line of text. */
export function ExternalLink({ href, text }: ExternalLinkProps) {
  const { t } = useTranslation();
  return (
    <Link
      aria-label={t('common.opensInNewTab', { text })}
      external
      href={href}
      rel="noopener noreferrer"
      target="_blank"
    >
      <Text as="span" color="primary" underline>
        {text}
      </Text>
    </Link>
  );
}
