import { Box, Button, Checkbox, Flex, Small, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InsightProposal } from '../../../../server/contract/insights.ts';
import { useRunCommand } from '../../../api/use-insight-runs.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useFormat } from '../../../locales/format.ts';
import { useRunWords } from './use-run-words.ts';

/** What would be made, each with its price, and nothing of it before somebody says so. */
export function ProposalForm({ runId, proposal }: { runId: string; proposal: InsightProposal }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useRunWords();
  const confirm = useRunCommand(runId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const items = proposal.items.filter(({ name }) => chosen.has(name));
  const credits = items.reduce((sum, item) => sum + item.credits, 0);
  const toggle = (name: string) => {
    const others = [...chosen].filter((one) => one !== name);
    setChosen(new Set(chosen.has(name) ? others : [...others, name]));
  };
  const send = (names: string[], price: number) =>
    confirm.mutate({ do: 'confirm', names, credits: price });

  return (
    <Box backgroundColor="secondary10" borderRadius="normal" marginBottom="medium" padding="medium">
      <Box as="fieldset" border="none" margin="none" padding="none">
        <Text as="legend" bold>
          {t('insights.proposal.title')}
        </Text>
        <Text>{t('insights.proposal.text')}</Text>
        {confirm.error && <ErrorNotice error={confirm.error} />}
        {proposal.items.map(({ name, people, credits: price }) => (
          <Box key={name} marginBottom="xSmall">
            <Checkbox
              checked={chosen.has(name)}
              description={t('insights.proposal.item', {
                count: people,
                formatted: format.number(people),
                credits: words.price(price),
              })}
              label={name}
              onChange={() => toggle(name)}
            />
          </Box>
        ))}
      </Box>
      <Text bold marginVertical="small" role="status">
        {t('insights.proposal.sum', { credits: words.price(credits) })}
      </Text>
      <Flex flexDirection={{ mobile: 'column', tablet: 'row' }} flexGap="0.5rem" flexWrap="wrap">
        <Button
          disabled={items.length === 0}
          isLoading={confirm.isPending && items.length > 0}
          onClick={() =>
            send(
              items.map(({ name }) => name),
              credits,
            )
          }
        >
          {items.length === 0
            ? t('insights.proposal.choose')
            : t('insights.proposal.make', { count: items.length })}
        </Button>
        <Button disabled={confirm.isPending} onClick={() => send([], 0)} variant="subtle">
          {t('insights.proposal.none')}
        </Button>
      </Flex>
      <Small color="secondary60" marginTop="small">
        {t('insights.proposal.note')}
      </Small>
    </Box>
  );
}
