import { Badge, Box, Button, Flex, Panel, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useActivity } from '../../api/use-activity.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useFormat } from '../../locales/format.ts';
import { activitySentence } from '../../locales/sentences.ts';

const BADGES = { warning: 'warning', error: 'danger' } as const;

/** The sentences begin below each other. */
const TIME_ROOM = { flex: '0 0 auto', minWidth: '9.5rem', whiteSpace: 'nowrap' } as const;

/** What happened lately, newest first. */
export function ActivityPanel() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const activity = useActivity();
  const entries = activity.data?.pages.flatMap((page) => page.activity) ?? [];

  return (
    <Panel header={t('activity.title')}>
      {activity.isPending && <Skeleton lines={6} />}
      {activity.isError && (
        <ErrorNotice error={activity.error} onRetry={() => void activity.refetch()} />
      )}
      {activity.isSuccess && entries.length === 0 && (
        <Text margin="none">{t('activity.none')}</Text>
      )}
      <Flex as="ul" flexDirection="column" flexGap="0.75rem" margin="none" padding="none">
        {entries.map((entry) => (
          <Flex
            as="li"
            flexDirection={{ mobile: 'column', tablet: 'row' }}
            flexGap={{ mobile: '0', tablet: '1rem' }}
            key={entry.id}
          >
            <Box style={TIME_ROOM}>
              <Small color="secondary60" margin="none">
                {format.dateTime(entry.at)}
              </Small>
            </Box>
            <Text margin="none">
              {entry.level !== 'info' && (
                <Badge
                  label={t(`activity.levels.${entry.level}`)}
                  marginRight="xSmall"
                  variant={BADGES[entry.level]}
                />
              )}
              {activitySentence(entry, i18n.language)}
            </Text>
          </Flex>
        ))}
      </Flex>
      {activity.hasNextPage && (
        <Flex justifyContent="center" marginTop="medium">
          <Button
            isLoading={activity.isFetchingNextPage}
            onClick={() => void activity.fetchNextPage()}
            variant="subtle"
          >
            {t('common.showMore')}
          </Button>
        </Flex>
      )}
    </Panel>
  );
}
