import { Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { InsightProblem } from '../../../../server/contract/insights.ts';
import { ExternalLink } from '../../../components/ExternalLink.tsx';
import { MAVERA_USAGE_URL } from '../../../components/help-links.ts';
import { RouterLink } from '../../../components/RouterLink.tsx';

/** Where a problem is mended, if that is anywhere. */
export function WayOut({ problem }: { problem: InsightProblem }) {
  const { t } = useTranslation();
  if (problem.code.startsWith('ceiling_'))
    return (
      <Text>
        <RouterLink to="/insights/credits">{t('insights.raiseCeiling')}</RouterLink>
      </Text>
    );
  if (problem.code !== 'mavera_credits_short' && problem.code !== 'mavera_plan_ended') return null;
  return (
    <Text>
      <ExternalLink href={MAVERA_USAGE_URL} text={t('mavera.openUsage')} />
    </Text>
  );
}
