import {
  Box,
  Button,
  Form,
  FormControlError,
  FormGroup,
  Small,
  Text,
  Textarea,
} from '@bigcommerce/big-design';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InsightAnswer } from '../../../../server/contract/insights.ts';
import { useRunCommand } from '../../../api/use-insight-runs.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { LazyProse } from '../../../components/LazyProse.tsx';

/** What Mave wants to know before it goes on, and the answer to it. */
export function QuestionForm({ runId, question }: { runId: string; question: string }) {
  const { t } = useTranslation();
  const answer = useRunCommand(runId);
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = InsightAnswer.safeParse({ text });
    setIsWrong(!given.success);
    if (given.success) answer.mutate({ do: 'answer', text: given.data.text });
  };

  return (
    <Box backgroundColor="secondary10" borderRadius="normal" marginBottom="medium" padding="medium">
      <Text bold>{t('insights.question.title')}</Text>
      <Box as="blockquote" margin="none" marginBottom="medium">
        <LazyProse lines={2} text={question} />
      </Box>
      {answer.error && <ErrorNotice error={answer.error} />}
      <Form fullWidth onSubmit={submit}>
        <FormGroup
          errors={isWrong && <FormControlError>{t('insights.question.wrong')}</FormControlError>}
        >
          <Textarea
            aria-invalid={isWrong}
            label={t('insights.question.answer')}
            onChange={(event) => setText(event.target.value)}
            rows={3}
            value={text}
          />
        </FormGroup>
        <Small color="secondary60">{t('insights.question.price')}</Small>
        <Button isLoading={answer.isPending} type="submit">
          {t('insights.question.send')}
        </Button>
      </Form>
    </Box>
  );
}
