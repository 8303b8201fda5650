import { Box, Flex, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../locales/format.ts';
import { reasonWords } from '../locales/words.ts';

interface ReasonCountsProps {
  label: string;
  counts: { reason: string; count: number }[];
}

/** Why people were left out, the most frequent reason first. */
export function ReasonCounts({ label, counts }: ReasonCountsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const sorted = counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  if (sorted.length === 0) return null;

  return (
    <Box aria-label={label} as="ul" margin="none" padding="none">
      {sorted.map(({ reason, count }) => (
        <Flex
          as="li"
          flexDirection="row"
          flexGap="1rem"
          justifyContent="space-between"
          key={reason}
        >
          <Text color="secondary60" margin="none">
            {reasonWords(t, reason)}
          </Text>
          <Text color="secondary60" margin="none">
            {format.number(count)}
          </Text>
        </Flex>
      ))}
    </Box>
  );
}
