import { Box, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';

/** Grey lines of the height that the text will have, so that nothing moves when it arrives. */
export function Skeleton({ lines }: { lines: number }) {
  const { t } = useTranslation();
  return (
    <Box aria-busy="true" aria-label={t('common.loading')} role="status">
      {Array.from({ length: lines }, (_, line) => (
        <Box
          backgroundColor="secondary20"
          borderRadius="normal"
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move.
          key={line}
          marginBottom="xSmall"
        >
          <Text margin="none">&nbsp;</Text>
        </Box>
      ))}
    </Box>
  );
}

export function SkeletonPanel({ lines }: { lines: number }) {
  return (
    <Panel>
      <Skeleton lines={lines} />
    </Panel>
  );
}
