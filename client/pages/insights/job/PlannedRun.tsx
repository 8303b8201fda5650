import { Box, H3, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { InsightDryRun, PlannedCall } from '../../../../server/contract/insights.ts';
import { Disclosure } from '../../../components/Disclosure.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useFormat } from '../../../locales/format.ts';
import { noteWords } from '../../../locales/sentences.ts';
import { useRunWords } from './use-run-words.ts';
import { WayOut } from './WayOut.tsx';

/** Of a body that is longer than anybody reads at once. */
const BODY_ROOM = { maxHeight: '20rem', overflow: 'auto', whiteSpace: 'pre-wrap' } as const;

/** What a run would do: what it costs, what it leaves out, and every byte of what would be sent. */
export function PlannedRun({ plan, showsCalls }: { plan: InsightDryRun; showsCalls: boolean }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const words = useRunWords();
  if (plan.blocked)
    return <Notice lines={[noteWords(plan.blocked, i18n.language)]} type="warning" />;
  const asked = plan.calls.filter(({ asksFirst }) => asksFirst);
  const most = asked.reduce((sum, { credits }) => sum + credits.most, 0);
  return (
    <>
      <Text>
        {t('insights.plan.costs')} <strong>{words.credits(plan.estimate)}</strong>
      </Text>
      {asked.length > 0 && (
        <Text>{t('insights.plan.asksFirst', { credits: format.number(most) })}</Text>
      )}
      {plan.problem && <Notice lines={words.problem(plan.problem)} type="warning" />}
      {plan.problem && <WayOut problem={plan.problem} />}
      {plan.notes.length > 0 && (
        <Box as="ul" marginBottom="medium" marginTop="none" paddingLeft="medium">
          {plan.notes.map((note) => (
            <li key={note.message}>
              <Text margin="none">{noteWords(note, i18n.language)}</Text>
            </li>
          ))}
        </Box>
      )}
      <Disclosure isOpenAtFirst={showsCalls} summary={t('insights.plan.show')}>
        {plan.calls.map((call, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: calls are made in this order.
          <Call call={call} key={index} />
        ))}
      </Disclosure>
    </>
  );
}

function Call({ call }: { call: PlannedCall }) {
  const { t } = useTranslation();
  const words = useRunWords();
  const name = `${call.method} ${call.path}`;
  return (
    <Box marginBottom="medium">
      <H3 marginBottom="xxSmall">{name}</H3>
      <Small color="secondary60">
        {words.credits(call.credits)}
        {!call.isExact && ` · ${t('insights.plan.notExact')}`}
        {call.asksFirst && ` · ${t('insights.plan.confirmed')}`}
      </Small>
      <Box
        aria-label={t('insights.plan.bodyOf', { call: name })}
        as="pre"
        backgroundColor="secondary10"
        border="box"
        borderRadius="normal"
        margin="none"
        padding="small"
        role="region"
        style={BODY_ROOM}
        tabIndex={0}
      >
        {JSON.stringify(call.body, null, 2)}
      </Box>
    </Box>
  );
}
