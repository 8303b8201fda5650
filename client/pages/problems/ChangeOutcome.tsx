import { Box, Button, Flex, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFocusInPlace } from '../../components/use-focus-in-place.ts';
import { useFormat } from '../../locales/format.ts';
import type { ProblemChanges } from './use-problem-changes.ts';

/** What came of the last click. It stands there before there is something to say, or a screen reader would not hear it. */
export function ChangeOutcome({ changes }: { changes: ProblemChanges }) {
  const { t } = useTranslation();
  const { done, error } = changes;
  const focusKept = useFocusInPlace();
  return (
    <Box {...focusKept}>
      {error && <ErrorNotice error={error} />}
      <Flex
        alignItems="center"
        flexDirection="row"
        flexGap="0.5rem"
        flexWrap="wrap"
        marginBottom={done ? 'small' : 'none'}
      >
        <Text margin="none" role="status">
          {useOutcome(done)}
        </Text>
        {done?.undo && (
          <Button mobileWidth="auto" onClick={done.undo} variant="subtle">
            {t('problems.undo')}
          </Button>
        )}
      </Flex>
    </Box>
  );
}

function useOutcome(done: ProblemChanges['done']): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (!done) return '';
  const { to, count } = done;
  const counted = { count, formatted: format.number(count) };
  if (to === 'retry')
    return count === 0 ? t('problems.nothingRetried') : t('problems.retried', counted);
  return to === 'ignore'
    ? t('problems.changedIgnored', counted)
    : t('problems.changedOpen', counted);
}
