import { Box, Flex } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FrameProps {
  /** What stands in the bar at the top: the navigation on the left, what is rarely needed on the right. */
  bar: ReactNode;
  aside?: ReactNode;
  header: ReactNode;
  children: ReactNode;
}

const WIDTH = { maxWidth: '75rem', marginInline: 'auto', boxSizing: 'border-box' } as const;
/** As high as a row of the navigation, so that nothing moves when it arrives. */
const BAR = { minHeight: '2.75rem' } as const;

const ASIDE = { flexShrink: 0, paddingTop: '0.25rem' } as const;

/**
 * The outline of every page, also of those that are still loading. It has the measures of BigDesign's `Page` without
 * being one: that brings menus along, which the first script does without, and has no room for a navigation.
 */
export function Frame({ bar, aside, header, children }: FrameProps) {
  const { t } = useTranslation();
  return (
    <Box backgroundColor="secondary10" style={{ minHeight: '100dvh' }}>
      <Box aria-label={t('appName')} as="section" backgroundColor="white" borderBottom="box">
        <Box paddingHorizontal={{ mobile: 'none', tablet: 'medium' }} style={WIDTH}>
          <Flex flexDirection="row" flexGap="0.5rem" justifyContent="space-between" style={BAR}>
            <Box>{bar}</Box>
            <Box style={ASIDE}>{aside}</Box>
          </Flex>
        </Box>
      </Box>
      <Box padding={{ mobile: 'medium', tablet: 'xxLarge' }} style={WIDTH}>
        {header}
        {/* On narrow screens BigDesign's header brings its own room below. */}
        <Box as="main" marginTop={{ mobile: 'none', tablet: 'large' }}>
          {children}
        </Box>
      </Box>
    </Box>
  );
}
