import { Box, H1, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { SkeletonPanel } from './Skeleton.tsx';

/**
 * What stands in for a page until its script and its first data are here. It has the measures of BigDesign's `Page`
 * without being one: that brings menus along, which the first script does without.
 */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <Box as="main" backgroundColor="secondary10" style={{ minHeight: '100dvh' }}>
      <Box
        padding={{ mobile: 'medium', tablet: 'xxLarge' }}
        style={{ maxWidth: '70rem', marginInline: 'auto', boxSizing: 'border-box' }}
      >
        <H1 marginBottom="xxSmall">{t('appName')}</H1>
        <Text marginBottom="xxLarge">&nbsp;</Text>
        <SkeletonPanel lines={4} />
        <SkeletonPanel lines={6} />
      </Box>
    </Box>
  );
}
