import { Box, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { MaveraKeyForm } from './MaveraKeyForm.tsx';

const POINTS = ['figures', 'nobody', 'credits', 'brevo'] as const;

/** What Mavera is for, what it is told and what it costs, before there is a key; and where the key goes. */
export function ConnectMaveraPanel() {
  const { t } = useTranslation();
  return (
    <Panel description={t('mavera.intro')} header={t('mavera.title')}>
      <Box as="ul" marginBottom="medium" marginTop="none" paddingLeft="medium">
        {POINTS.map((point) => (
          <li key={point}>
            <Text margin="none">{t(`mavera.points.${point}`)}</Text>
          </li>
        ))}
      </Box>
      {/* The page shows what there is as soon as the connection is there. */}
      <MaveraKeyForm onConnected={() => undefined} />
    </Panel>
  );
}
