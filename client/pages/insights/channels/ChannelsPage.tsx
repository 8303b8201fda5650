import {
  ChannelStrategyChanges,
  ChannelStrategyOptions,
  ChannelStrategyResult,
} from '../../../../server/contract/channel-strategy.ts';
import { InsightPage } from '../job/InsightPage.tsx';
import type { InsightParts } from '../job/insight-parts.ts';
import { ChannelOptionFields } from './ChannelOptionFields.tsx';
import { StrategyChanges } from './StrategyChanges.tsx';
import { StrategyReport } from './StrategyReport.tsx';
import { toStrategySheet } from './to-strategy-sheet.ts';

const PARTS: InsightParts<ChannelStrategyResult, ChannelStrategyOptions, ChannelStrategyChanges> = {
  kind: 'channel_strategy',
  result: ChannelStrategyResult,
  options: ChannelStrategyOptions,
  changes: ChannelStrategyChanges,
  Report: StrategyReport,
  Changes: StrategyChanges,
  OptionFields: ChannelOptionFields,
  toSheet: toStrategySheet,
};

/** What each channel brings in, and what to do there. */
export function ChannelsPage() {
  return <InsightPage parts={PARTS} />;
}
