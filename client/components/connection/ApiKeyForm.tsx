import {
  Box,
  Button,
  Form,
  FormControlError,
  FormGroup,
  Input,
  Text,
} from '@bigcommerce/big-design';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewConnection } from '../../../server/contract/connection.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { ExternalLink } from '../ExternalLink.tsx';

interface ApiKeyFormProps {
  connect: {
    mutate: (apiKey: string, options: { onSuccess: () => void }) => void;
    error: Error | null;
    isPending: boolean;
  };
  onConnected: () => void;
  /** What is said where nobody pasted a whole key. */
  incompleteText: string;
  /** Where such keys are made. */
  keysLink: { href: string; text: string };
  /** What the key has to be allowed to do. */
  children: ReactNode;
}

/** Takes an API key, has it checked by whose it is, and forgets it. */
export function ApiKeyForm(props: ApiKeyFormProps) {
  const { connect, onConnected, incompleteText, keysLink, children } = props;
  const { t } = useTranslation();
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
      {connect.error && <ErrorNotice error={connect.error} />}
      <FormGroup>
        <Input
          aria-describedby={isIncomplete ? errorId : undefined}
          aria-invalid={isIncomplete}
          autoComplete="off"
          error={isIncomplete && <FormControlError id={errorId}>{incompleteText}</FormControlError>}
          label={t('connect.key')}
          onChange={(event) => setApiKey(event.target.value)}
          spellCheck={false}
          type="password"
          value={apiKey}
        />
      </FormGroup>
      <Box marginVertical="medium">
        <ExternalLink {...keysLink} />
      </Box>
      {children}
      <Text color="secondary60">{t('connect.keyIsSafe')}</Text>
      <Button isLoading={connect.isPending} type="submit">
        {t('connect.submit')}
      </Button>
    </Form>
  );
}
