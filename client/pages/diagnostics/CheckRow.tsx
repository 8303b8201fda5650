import { Badge, type BadgeProps, Box, Flex, H4, Text } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingState } from '../../../server/contract/diagnostics.ts';

const BADGES: Record<FindingState, BadgeProps['variant']> = {
  ok: 'success',
  off: 'secondary',
  warning: 'warning',
  problem: 'danger',
  unknown: 'secondary',
};

interface CheckRowProps {
  state: FindingState;
  title: string;
  text: string;
  whatToDo?: string;
  /** What can be done about it from here. */
  children?: ReactNode;
}

/** One check: how it is, what that means, and the ways out. */
export function CheckRow({ state, title, text, whatToDo, children }: CheckRowProps) {
  const { t } = useTranslation();
  return (
    <Flex
      as="li"
      borderTop="box"
      flexDirection={{ mobile: 'column', tablet: 'row' }}
      flexGap="0.5rem 1rem"
      paddingVertical="small"
      style={{ listStyle: 'none' }}
    >
      <Box style={{ flexShrink: 0, minWidth: '8rem' }}>
        <Badge label={t(`diagnostics.states.${state}`)} variant={BADGES[state]} />
      </Box>
      <Box style={{ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <H4 as="h3" marginBottom="xxSmall">
          {title}
        </H4>
        <Text margin="none">{text}</Text>
        {whatToDo !== undefined && (
          <Text color="secondary60" marginBottom="none" marginTop="xxSmall">
            {whatToDo}
          </Text>
        )}
        {children}
      </Box>
    </Flex>
  );
}
