import { Box, Button, Flex, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';

interface SaveBarProps {
  isDirty: boolean;
  isSaving: boolean;
  isSaved: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/**
 * Stays in sight at the foot of a page with settings, and always takes the same room. Its buttons are never disabled, so
 * that whoever pressed one with the keyboard keeps their place; what is saved already is not sent again.
 */
export function SaveBar({ isDirty, isSaving, isSaved, onSave, onDiscard }: SaveBarProps) {
  const { t } = useTranslation();
  return (
    <Box
      backgroundColor="white"
      border="box"
      borderRadius="normal"
      paddingHorizontal={{ mobile: 'medium', tablet: 'xLarge' }}
      paddingVertical="small"
      shadow="raised"
      style={{ position: 'sticky', bottom: 0 }}
      zIndex="fixed"
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
            {isDirty
              ? t('settings.unsaved')
              : isSaved
                ? t('settings.saved')
                : t('settings.upToDate')}
          </Text>
        </Box>
        <Button mobileWidth="auto" onClick={onDiscard} variant="subtle">
          {t('settings.discard')}
        </Button>
        <Button isLoading={isSaving} mobileWidth="auto" onClick={onSave}>
          {t('settings.save')}
        </Button>
      </Flex>
    </Box>
  );
}
