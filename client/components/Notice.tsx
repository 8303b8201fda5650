import { Message, type MessageProps } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';

interface NoticeProps {
  type: 'success' | 'info' | 'warning' | 'error';
  lines: string[];
  link?: { text: string; href: string };
  actions?: MessageProps['actions'];
}

/**
 * A message without BigDesign's `header`: that is always an `h4`, which would break the order of headings on most
 * of our pages. The first line takes its place.
 */
export function Notice({ type, lines, link, actions }: NoticeProps) {
  const { t } = useTranslation();
  const external = link && { ...link, external: true, target: '_blank' };
  return (
    <Message
      actions={actions}
      localization={{ close: t('common.close') }}
      marginBottom="medium"
      messages={lines.map((text, index) => ({
        text,
        link: index === lines.length - 1 ? external : undefined,
      }))}
      type={type}
    />
  );
}
