import { Button, Flex } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { RouterLink } from '../../components/RouterLink.tsx';
import { MappingSection } from './MappingSection.tsx';

/** Where the mapping is changed. */
const MAPPING_PATH = '/settings/mapping';

/** Which field goes where, to be looked over. What is recommended suits most stores. */
export function MappingStep({ isBusy, onDone }: { isBusy: boolean; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <MappingSection />
      <Flex alignItems="center" flexDirection="row" flexGap="1.5rem" flexWrap="wrap">
        <Button isLoading={isBusy} mobileWidth="auto" onClick={onDone}>
          {t('setup.continue')}
        </Button>
        <RouterLink to={MAPPING_PATH}>{t('setup.changeMapping')}</RouterLink>
      </Flex>
    </>
  );
}
