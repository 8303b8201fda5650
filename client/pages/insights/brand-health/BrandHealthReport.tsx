import { Box, Panel, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { BrandHealthResult } from '../../../../server/contract/brand-health.ts';
import { Notice } from '../../../components/Notice.tsx';
import { useFormat } from '../../../locales/format.ts';
import type { ReportProps } from '../job/insight-parts.ts';
import { DistributionPanel } from './DistributionPanel.tsx';
import { MonthsPanel } from './MonthsPanel.tsx';
import { ProductsPanel } from './ProductsPanel.tsx';
import { ScorePanel } from './ScorePanel.tsx';
import { ThemesPanel } from './ThemesPanel.tsx';

/** The score and what it is made of, what customers speak of, and what to do about it. */
export function BrandHealthReport({ result }: ReportProps<BrandHealthResult>) {
  const { t } = useTranslation();
  const problem = result.fault ? t(`insights.faults.${result.fault}`) : result.problem;
  return (
    <>
      <ScorePanel result={result} />
      <MonthsPanel result={result} />
      <DistributionPanel result={result} />
      {problem && <Notice lines={[t('brandHealth.themesProblem'), problem]} type="warning" />}
      <ActionsPanel result={result} />
      <ThemesPanel result={result} />
      <ProductsPanel result={result} />
      <ReadNote result={result} />
    </>
  );
}

function ActionsPanel({ result }: { result: BrandHealthResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (result.actions.length === 0) return null;
  return (
    <Panel description={t('brandHealth.actionsIntro')} header={t('brandHealth.actions')}>
      <Box as="ol" margin="none" paddingLeft="large">
        {result.actions.map(({ text, themes }) => (
          <li key={text}>
            <Text margin="none">{text}</Text>
            {themes.length > 0 && (
              <Small color="secondary60">
                {t('brandHealth.because', { themes: format.list(themes) })}
              </Small>
            )}
          </li>
        ))}
      </Box>
    </Panel>
  );
}

/** What Mavera read of it all, and what of its words was left out. */
function ReadNote({ result }: { result: BrandHealthResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { read, dropped } = result;
  const { number } = format;
  const isDropped = Object.values(dropped).some((count) => count > 0);
  const lines = [
    t('brandHealth.read.read', { count: read.reviews, formatted: number(read.reviews) }),
    read.persona !== '' && t('brandHealth.read.persona', { name: read.persona }),
    read.withoutText > 0 && t('brandHealth.read.withoutText', { number: number(read.withoutText) }),
    read.beyondCeiling > 0 &&
      t('brandHealth.read.beyondCeiling', { number: number(read.beyondCeiling) }),
    read.cut > 0 && t('brandHealth.read.cut', { number: number(read.cut) }),
    read.failedBatches > 0 &&
      t('brandHealth.read.failedBatches', {
        failed: number(read.failedBatches),
        batches: number(read.batches),
        reviews: number(read.unanswered),
      }),
    isDropped &&
      t('brandHealth.read.dropped', {
        themes: number(dropped.themes),
        reviews: number(dropped.reviewIds),
        quotes: number(dropped.quotes),
        sentences: number(dropped.sentences),
      }),
  ].filter((line) => line !== false);
  return (
    <Panel header={t('brandHealth.read.title')}>
      <Box as="ul" margin="none" paddingLeft="medium">
        {lines.map((line) => (
          <li key={line}>
            <Text margin="none">{line}</Text>
          </li>
        ))}
      </Box>
    </Panel>
  );
}
