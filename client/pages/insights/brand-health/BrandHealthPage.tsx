import {
  BrandHealthChanges,
  BrandHealthOptions,
  BrandHealthResult,
} from '../../../../server/contract/brand-health.ts';
import { InsightPage } from '../job/InsightPage.tsx';
import type { InsightParts } from '../job/insight-parts.ts';
import { BrandHealthReport } from './BrandHealthReport.tsx';
import { HealthChanges } from './HealthChanges.tsx';
import { HealthOptionFields } from './HealthOptionFields.tsx';
import { toHealthSheet } from './to-health-sheet.ts';

const PARTS: InsightParts<BrandHealthResult, BrandHealthOptions, BrandHealthChanges> = {
  kind: 'brand_health',
  result: BrandHealthResult,
  options: BrandHealthOptions,
  changes: BrandHealthChanges,
  Report: BrandHealthReport,
  Changes: HealthChanges,
  OptionFields: HealthOptionFields,
  toSheet: toHealthSheet,
};

/** How customers speak of the store, from its reviews. */
export function BrandHealthPage() {
  return <InsightPage parts={PARTS} />;
}
