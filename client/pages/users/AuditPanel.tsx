import { Box, Button, Flex, Panel, Select, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppUser } from '../../../server/contract/people.ts';
import { useAudit } from '../../api/use-people.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { AuditTable } from './AuditTable.tsx';

/** No user has this id. */
const EVERYBODY = 0;

/** Who changed what and when, newest first. */
export function AuditPanel({ users }: { users: AppUser[] }) {
  const { t } = useTranslation();
  const [userId, setUserId] = useState(EVERYBODY);
  const audit = useAudit(userId === EVERYBODY ? undefined : userId);
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];

  return (
    <Panel description={t('audit.intro')} header={t('audit.title')}>
      <Box marginBottom="medium" style={{ maxWidth: '20rem' }}>
        <Select
          label={t('audit.whose')}
          onOptionChange={(id?: number) => setUserId(id ?? EVERYBODY)}
          options={[
            { value: EVERYBODY, content: t('audit.everybody') },
            ...users.map(({ id, email }) => ({ value: id, content: email })),
          ]}
          value={userId}
        />
      </Box>
      {audit.isPending && <Skeleton lines={10} />}
      {audit.isError && <ErrorNotice error={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.isSuccess && entries.length === 0 && <Text margin="none">{t('audit.none')}</Text>}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {audit.hasNextPage && (
        <Flex justifyContent="center" marginTop="medium">
          <Button
            isLoading={audit.isFetchingNextPage}
            onClick={() => void audit.fetchNextPage()}
            variant="subtle"
          >
            {t('common.showMore')}
          </Button>
        </Flex>
      )}
    </Panel>
  );
}
