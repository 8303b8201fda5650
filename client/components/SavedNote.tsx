import { Box, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';

/** Always on the page, so that a screen reader hears the words arrive. */
export function SavedNote({ isSaved }: { isSaved: boolean }) {
  const { t } = useTranslation();
  return (
    <Box role="status">
      {isSaved && (
        <Text color="success60" margin="none" marginTop="small">
          {t('settings.saved')}
        </Text>
      )}
    </Box>
  );
}
