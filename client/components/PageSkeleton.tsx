import { Box, Flex } from '@bigcommerce/big-design';
import { SkeletonPanel } from './Skeleton.tsx';

/** What stands in for a page until its script and its first data are here. */
export function PageSkeleton() {
  return (
    <Flex
      as="main"
      backgroundColor="secondary10"
      flexDirection="column"
      style={{ minHeight: '100dvh', boxSizing: 'border-box' }}
      padding={{ mobile: 'medium', tablet: 'xxLarge' }}
    >
      <Box marginTop="xxxLarge">
        <SkeletonPanel lines={4} />
        <SkeletonPanel lines={6} />
      </Box>
    </Flex>
  );
}
