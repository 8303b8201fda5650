import { Box, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { SyncRun } from '../../server/contract/sync.ts';
import { useFormat } from '../locales/format.ts';

/**
 * What a run waits for, and until when where that is known; announced politely. It keeps its place while there is nothing to
 * say: else nobody would hear of it, and the page would jump.
 */
export function RunWait({ waiting }: Pick<SyncRun, 'waiting'>) {
  const { t } = useTranslation();
  const format = useFormat();

  const words = waiting && t(`run.waits.${waiting.reason}`);
  const until = waiting?.until;
  return (
    <Box style={{ minHeight: '1.5rem' }}>
      <Text margin="none" role="status">
        {words && until ? t('run.goesOnAt', { words, time: format.time(until) }) : words}
      </Text>
    </Box>
  );
}
