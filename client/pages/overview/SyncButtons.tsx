import { Box, Button, Flex } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusInPlace } from '../../components/use-focus-in-place.ts';

interface SyncButtonsProps {
  canStart: boolean;
  isBusy: boolean;
  /** The way to end what is under way; false when nothing is. */
  cancel: ReactNode;
  onStart: () => void;
  onChoose: () => void;
}

/** Everything at once, or something in particular. */
export function SyncButtons({ canStart, isBusy, cancel, onStart, onChoose }: SyncButtonsProps) {
  const { t } = useTranslation();
  const focusKept = useFocusInPlace({ isBusy });
  return (
    <Box {...focusKept}>
      <Flex
        flexDirection={{ mobile: 'column', tablet: 'row' }}
        flexGap="0.5rem"
        flexWrap="wrap"
        marginTop="medium"
      >
        {cancel || (
          <Button disabled={!canStart} isLoading={isBusy} onClick={onStart} variant="secondary">
            {t('sync.now')}
          </Button>
        )}
        <Button disabled={!canStart} onClick={onChoose} variant="subtle">
          {t('sync.choose')}
        </Button>
      </Flex>
    </Box>
  );
}
