import { Badge, Flex, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../server/contract/status.ts';
import { useFormat } from '../../locales/format.ts';

/** Whether BigCommerce tells us of changes, and when it last did. */
export function WebhookHealth({ webhooks }: Pick<Status, 'webhooks'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { active, expected, lastReceivedAt, brevo } = webhooks;
  const isWhole = active >= expected;
  return (
    <Flex flexDirection="column" flexGap="0.25rem" marginBottom="medium">
      <Flex alignItems="center" flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
        <Text color="secondary60" margin="none">
          {t('overview.webhooks.title')}
        </Text>
        <Badge
          label={t(isWhole ? 'overview.webhooks.on' : 'overview.webhooks.partly')}
          variant={isWhole ? 'success' : 'warning'}
        />
      </Flex>
      <Small color="secondary60" margin="none">
        {t('overview.webhooks.counts', {
          active: format.number(active),
          expected: format.number(expected),
        })}
      </Small>
      <Small color="secondary60" margin="none">
        {lastReceivedAt
          ? t('overview.webhooks.last', { time: format.dateTime(lastReceivedAt) })
          : t('overview.webhooks.none')}
      </Small>
      {brevo.state !== 'unknown' && (
        <Small color="secondary60" margin="none">
          {t(`overview.webhooks.brevo.${brevo.state}`)}
        </Small>
      )}
    </Flex>
  );
}
