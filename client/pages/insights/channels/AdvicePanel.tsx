import { Box, H3, Panel, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { ChannelStrategyResult } from '../../../../server/contract/channel-strategy.ts';
import { ExternalLink } from '../../../components/ExternalLink.tsx';
import { LazyProse } from '../../../components/LazyProse.tsx';
import { isWebAddress } from '../../../components/web-address.ts';
import { useFormat } from '../../../locales/format.ts';

/** Mave's own words, what was asked on the way, and what they rest on. */
export function AdvicePanel({ result }: { result: ChannelStrategyResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { advice, sources, personas, questions } = result;
  return (
    <Panel description={t('strategy.adviceIntro')} header={t('strategy.advice')}>
      <LazyProse lines={12} text={advice} />
      {questions.length > 0 && (
        <Box marginTop="large">
          <H3>{t('strategy.questions')}</H3>
          {questions.map(({ question, answer }) => (
            <Box as="dl" key={question} margin="none" marginBottom="small">
              <Box as="dt">
                <LazyProse lines={2} text={question} />
              </Box>
              <Box as="dd" margin="none" paddingLeft="medium">
                <Text>{answer}</Text>
              </Box>
            </Box>
          ))}
        </Box>
      )}
      {sources.length > 0 && (
        <Box marginTop="large">
          <H3>{t('strategy.sources')}</H3>
          <Box as="ol" margin="none" paddingLeft="large">
            {sources.map(({ title, url }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same source may be there twice, and none moves.
              <li key={index}>
                {isWebAddress(url) ? (
                  <ExternalLink href={url} text={title || url} />
                ) : (
                  <Text as="span">{title || url}</Text>
                )}
              </li>
            ))}
          </Box>
        </Box>
      )}
      {personas.length > 0 && (
        <Small color="secondary60" marginTop="medium">
          {t('strategy.asked', { names: format.list(personas) })}
        </Small>
      )}
    </Panel>
  );
}
