import { Box, Flex, Text } from '@bigcommerce/big-design';
import { theme } from '@bigcommerce/big-design-theme';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../server/contract/status.ts';
import type { Resource } from '../../../server/contract/sync.ts';
import { useFormat } from '../../locales/format.ts';

const PARTS = ['synced', 'skipped', 'failed', 'pending'] as const;
const COLOURS: Record<(typeof PARTS)[number], string> = {
  synced: theme.colors.success40,
  skipped: theme.colors.secondary40,
  failed: theme.colors.danger40,
  pending: theme.colors.warning40,
};

interface KindCountsProps {
  label: string;
  resource: Status['resources'][Resource];
}

/** The total and what it is made of, as numbers and as a bar. */
export function KindCounts({ label, resource }: KindCountsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <ShareBar resource={resource} />
      <Box aria-label={label} as="dl" margin="none" marginBottom="small">
        <Row isStrong name={t('counts.total')} value={format.number(resource.total)} />
        {PARTS.map((part) => (
          <Row
            colour={COLOURS[part]}
            key={part}
            name={t(`counts.${part}`)}
            value={format.number(resource[part])}
          />
        ))}
      </Box>
    </>
  );
}

/** A picture of the numbers below it, which say the same. */
function ShareBar({ resource }: Pick<KindCountsProps, 'resource'>) {
  return (
    <Flex
      aria-hidden="true"
      backgroundColor="secondary20"
      borderRadius="normal"
      flexDirection="row"
      marginBottom="small"
      style={{ height: '0.5rem', overflow: 'hidden' }}
    >
      {PARTS.map((part) => (
        <Box
          key={part}
          style={{ background: COLOURS[part], flexGrow: resource[part], flexBasis: 0 }}
        />
      ))}
      {resource.total === 0 && <Box style={{ flexGrow: 1 }} />}
    </Flex>
  );
}

interface RowProps {
  name: string;
  value: string;
  isStrong?: boolean;
  /** Of the bar's part. */
  colour?: string;
}

function Row({ name, value, isStrong = false, colour }: RowProps) {
  const dot = { background: colour, display: 'inline-block', width: '0.5rem', height: '0.5rem' };
  return (
    <Flex flexDirection="row" justifyContent="space-between">
      <Box as="dt">
        {colour && (
          <Box
            aria-hidden="true"
            as="span"
            borderRadius="circle"
            marginRight="xSmall"
            style={dot}
          />
        )}
        <Text as="span" bold={isStrong} color={isStrong ? 'secondary70' : 'secondary60'}>
          {name}
        </Text>
      </Box>
      <Box as="dd" margin="none">
        <Text as="span" bold={isStrong}>
          {value}
        </Text>
      </Box>
    </Flex>
  );
}
