import { Box, H4, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { PreviewOutcome as Outcome } from '../../../server/contract/sync.ts';
import { useFormat } from '../../locales/format.ts';
import { Figure } from '../Figure.tsx';
import { Figures } from '../Figures.tsx';
import { ReasonCounts } from '../ReasonCounts.tsx';

/** What a first sync would do, in numbers that add up; but for what only Brevo can tell. */
export function PreviewOutcome({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const format = useFormat();
  const skipped = sum(outcome.skippedBy);
  const failed = sum(outcome.failedBy);

  return (
    <Box>
      <Figures label={t('preview.label')}>
        <Figure color="success60" label={t('preview.written')} value={outcome.written} />
        <Figure label={t('preview.skipped')} value={skipped} />
        <Figure
          color={failed > 0 ? 'danger50' : 'secondary70'}
          label={t('preview.failed')}
          value={failed}
        />
        <Figure label={t('preview.total')} value={outcome.written + skipped + failed} />
      </Figures>
      {outcome.written > 0 && <Small color="secondary60">{t('preview.mayRefuse')}</Small>}
      {outcome.blocked > 0 && (
        <Text>
          {t('preview.blocked', {
            count: outcome.blocked,
            formatted: format.number(outcome.blocked),
          })}
        </Text>
      )}
      {skipped > 0 && <H4 as="h3">{t('preview.whySkipped')}</H4>}
      <Box marginBottom="medium">
        <ReasonCounts counts={outcome.skippedBy} label={t('preview.whySkipped')} />
      </Box>
      {failed > 0 && <H4 as="h3">{t('preview.whyFailed')}</H4>}
      <ReasonCounts counts={outcome.failedBy} label={t('preview.whyFailed')} />
    </Box>
  );
}

function sum(counts: { count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
