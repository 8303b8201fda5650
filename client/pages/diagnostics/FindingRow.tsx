import { Box, Button, Flex, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../../server/contract/diagnostics.ts';
import { useMend, useRunDiagnostics } from '../../api/use-diagnostics.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../locales/format.ts';
import { needsALook } from './areas.ts';
import { CheckRow } from './CheckRow.tsx';
import { findingWords } from './finding-words.ts';
import { WayOut } from './WayOut.tsx';

/** What a check found, with the button that mends it and the one that looks again. */
export function FindingRow({ finding }: { finding: Diagnosis }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mend = useMend();
  const again = useRunDiagnostics();
  const { id, state } = finding;
  const title = t(`diagnostics.checks.${id}.title`);
  const error = mend.error ?? again.error;

  return (
    <CheckRow state={state} title={title} {...findingWords(t, format, finding)}>
      {error && (
        <Box marginTop="xSmall">
          <ErrorNotice error={error} />
        </Box>
      )}
      {needsALook(state) && (
        <Flex
          alignItems="center"
          flexDirection="row"
          flexGap="0.5rem 1rem"
          flexWrap="wrap"
          marginTop="xSmall"
        >
          {finding.mend && !finding.isMending && (
            <Button
              isLoading={mend.isPending}
              marginBottom="none"
              onClick={() => finding.mend && mend.mutate({ id, mend: finding.mend })}
              variant="secondary"
            >
              {t(`diagnostics.mends.${finding.mend}`)}
            </Button>
          )}
          {finding.isMending && (
            <Text bold margin="none" role="status">
              {t('diagnostics.isMending')}
            </Text>
          )}
          <Button
            aria-label={t('diagnostics.checkOneAgain', { check: title })}
            isLoading={again.isPending}
            marginBottom="none"
            onClick={() => again.mutate([id])}
            variant={finding.mend ? 'subtle' : 'secondary'}
          >
            {t('diagnostics.checkAgain')}
          </Button>
          <WayOut finding={finding} />
        </Flex>
      )}
    </CheckRow>
  );
}
