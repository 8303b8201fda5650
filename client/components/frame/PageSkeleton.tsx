import { Box, H1, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { SkeletonPanel } from '../Skeleton.tsx';
import { Frame } from './Frame.tsx';

/** What stands in for a page until its script and its first data are here, with the same outline. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <Frame
      bar={null}
      header={
        <Box marginBottom={{ mobile: 'xxLarge', tablet: 'none' }}>
          <H1 marginBottom="xxSmall">{t('appName')}</H1>
          <Text>&nbsp;</Text>
        </Box>
      }
    >
      <SkeletonPanel lines={4} />
      <SkeletonPanel lines={6} />
    </Frame>
  );
}
