import type { InsightKind } from '../../../server/contract/insights.ts';

/** Where the page of an analysis is. */
export const INSIGHT_PATHS: Record<InsightKind, string> = {
  brand_health: '/insights/brand-health',
  personas: '/insights/personas',
  channel_strategy: '/insights/channels',
};
