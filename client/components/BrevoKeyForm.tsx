import {
  Box,
  Button,
  Form,
  FormControlError,
  FormGroup,
  Input,
  Text,
} from '@bigcommerce/big-design';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewConnection } from '../../server/contract/connection.ts';
import { useConnectBrevo } from '../api/use-brevo-connection.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { ExternalLink } from './ExternalLink.tsx';
import { API_KEYS_URL } from './help-links.ts';

/** Takes an API key, has Brevo check it, and forgets it. */
export function BrevoKeyForm({ onConnected }: { onConnected: () => void }) {
  const { t } = useTranslation();
  const connect = useConnectBrevo();
  const [apiKey, setApiKey] = useState('');
  const [isIncomplete, setIsIncomplete] = useState(false);
  const errorId = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const connection = NewConnection.safeParse({ apiKey });
    setIsIncomplete(!connection.success);
    if (connection.success) connect.mutate(connection.data.apiKey, { onSuccess: onConnected });
  };

  return (
    <Form fullWidth onSubmit={submit}>
      {connect.isError && <ErrorNotice error={connect.error} />}
      <FormGroup>
        <Input
          aria-describedby={isIncomplete ? errorId : undefined}
          aria-invalid={isIncomplete}
          autoComplete="off"
          error={
            isIncomplete && (
              <FormControlError id={errorId}>{t('connect.keyIncomplete')}</FormControlError>
            )
          }
          label={t('connect.key')}
          onChange={(event) => setApiKey(event.target.value)}
          spellCheck={false}
          type="password"
          value={apiKey}
        />
      </FormGroup>
      <Box marginVertical="medium">
        <ExternalLink href={API_KEYS_URL} text={t('connect.whereIsTheKey')} />
      </Box>
      <Text color="secondary60">{t('connect.permissions')}</Text>
      <Text color="secondary60">{t('connect.keyIsSafe')}</Text>
      <Button isLoading={connect.isPending} type="submit">
        {t('connect.submit')}
      </Button>
    </Form>
  );
}
