import { Box, Flex, Panel, Text } from '@bigcommerce/big-design';
import { CheckCircleIcon, ErrorIcon, InfoIcon, WarningIcon } from '@bigcommerce/big-design-icons';
import { useTranslation } from 'react-i18next';
import { AttentionAction } from './AttentionAction.tsx';
import { type AttentionItem, SEVERITIES, type Severity } from './attention-items.ts';
import { useAttentionWords } from './use-attention-words.ts';

const ICONS = { error: ErrorIcon, warning: WarningIcon, info: InfoIcon };
const COLOURS = { error: 'danger50', warning: 'warning60', info: 'primary' } as const;

/** What needs a look, the most urgent first, each with the way to mend it. */
export function AttentionPanel({ items }: { items: AttentionItem[] }) {
  const { t } = useTranslation();
  return (
    <Panel header={t('overview.attention.title')}>
      {/* Read out when it changes, so that nobody has to look. */}
      <Flex alignItems="center" flexDirection="row" flexGap="0.5rem" role="status">
        {items.length === 0 && <CheckCircleIcon color="success50" />}
        <Text color={items.length === 0 ? undefined : 'secondary60'} margin="none">
          {items.length === 0
            ? t('overview.attention.none')
            : t('overview.attention.count', { count: items.length })}
        </Text>
      </Flex>
      {items.length > 0 && (
        <Box as="ul" margin="none" padding="none">
          {items.map((item) => (
            <Item item={item} key={keyOf(item)} />
          ))}
        </Box>
      )}
    </Panel>
  );
}

function Item({ item }: { item: AttentionItem }) {
  const { t } = useTranslation();
  const { title, details } = useAttentionWords()(item);
  const severity: Severity = SEVERITIES[item.id];
  const Icon = ICONS[severity];
  return (
    <Box
      as="li"
      borderTop="box"
      marginTop="medium"
      paddingTop="medium"
      style={{ listStyle: 'none' }}
    >
      <Flex flexDirection={{ mobile: 'column', tablet: 'row' }} flexGap="1rem">
        <Flex flexDirection="row" flexGap="0.5rem" style={{ flexGrow: 1 }}>
          <Box style={{ flexShrink: 0 }}>
            <Icon color={COLOURS[severity]} title={t(`overview.severities.${severity}`)} />
          </Box>
          <Box>
            <Text bold margin="none">
              {title}
            </Text>
            {details.map((detail) => (
              <Text color="secondary60" key={detail} margin="none">
                {detail}
              </Text>
            ))}
          </Box>
        </Flex>
        <Box style={{ flexShrink: 0 }}>
          <AttentionAction item={item} />
        </Box>
      </Flex>
    </Box>
  );
}

function keyOf(item: AttentionItem): string {
  return 'kind' in item ? `${item.id}-${item.kind}` : item.id;
}
