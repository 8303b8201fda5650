import { Box, Button, Flex, Text } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { firstClick } from '../first-click.ts';
import { useFocusInPlace } from '../use-focus-in-place.ts';

interface SaveBarProps {
  isDirty: boolean;
  isSaving: boolean;
  isSaved: boolean;
  onSave: () => void;
  onDiscard: () => void;
  /** Why the last save did not happen, or what it set going: it stays in sight with the button that was pressed. */
  notice?: ReactNode;
}

/**
 * Stays in sight at the foot of a page with settings, and always takes the same room. Its buttons are never disabled, so
 * that whoever pressed one with the keyboard keeps their place; what is saved already is not sent again.
 */
export function SaveBar(props: SaveBarProps) {
  const { isDirty, isSaving, isSaved, onSave, onDiscard, notice } = props;
  const { t } = useTranslation();
  const focusKept = useFocusInPlace({ isBusy: isSaving });
  return (
    <Box marginTop="medium" style={{ position: 'sticky', bottom: 0 }} zIndex="fixed">
      {notice}
      <Box
        {...focusKept}
        backgroundColor="white"
        border="box"
        borderRadius="normal"
        paddingHorizontal={{ mobile: 'medium', tablet: 'xLarge' }}
        paddingVertical="small"
        shadow="raised"
      >
        <Flex
          alignItems="center"
          flexDirection="row"
          flexGap="0.75rem"
          flexWrap="wrap"
          justifyContent="flex-end"
        >
          <Box marginRight="auto" role="status">
            <Text color={isSaved ? 'success60' : 'secondary60'} margin="none">
              {t(isDirty ? 'settings.unsaved' : isSaved ? 'settings.saved' : 'settings.upToDate')}
            </Text>
          </Box>
          <Button mobileWidth="auto" onClick={onDiscard} variant="subtle">
            {t('settings.discard')}
          </Button>
          <Button isLoading={isSaving} mobileWidth="auto" onClick={firstClick(onSave)}>
            {t('settings.save')}
          </Button>
        </Flex>
      </Box>
    </Box>
  );
}
