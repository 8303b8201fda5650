import { Button, Flex, Small, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrevoConnection } from '../../../server/contract/connection.ts';
import { ApiError } from '../../api/api-error.ts';
import { useSession } from '../../api/use-api.ts';
import { BrevoAccount } from '../../components/connection/BrevoAccount.tsx';
import { BrevoKeyForm } from '../../components/connection/BrevoKeyForm.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { REGISTER_URL } from '../../components/help-links.ts';

interface ConnectStepProps {
  brevo: BrevoConnection;
  onDone: () => void;
}

export function ConnectStep({ brevo, onDone }: ConnectStepProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [isChanging, setIsChanging] = useState(false);

  if (brevo.state === 'connected' && !isChanging)
    return (
      <>
        <BrevoAccount brevo={brevo} />
        <Flex flexDirection={{ mobile: 'column', tablet: 'row' }} flexGap="0.5rem">
          <Button onClick={onDone}>{t('setup.continue')}</Button>
          <Button onClick={() => setIsChanging(true)} variant="subtle">
            {t('connect.useAnotherKey')}
          </Button>
        </Flex>
      </>
    );

  return (
    <>
      {brevo.problem && (
        <ErrorNotice
          error={new ApiError(brevo.problem.code, brevo.problem.message)}
          type="warning"
        />
      )}
      <Text>{t('connect.intro')}</Text>
      <Flex flexDirection="row" flexGap="0.5rem" flexWrap="wrap" marginBottom="xSmall">
        <Text margin="none">{t('connect.noAccount')}</Text>
        <ExternalLink href={REGISTER_URL} text={t('connect.createAccount')} />
      </Flex>
      <Small color="secondary60">
        {t('setup.whatBrevoAsks', { store: session.store.name, email: session.user.email })}
      </Small>
      <BrevoKeyForm onConnected={onDone} />
    </>
  );
}
