import type { InsightNews } from '../contract/insights.ts';
import type { ConnectionRepository } from '../db/brevo/connections.ts';
import type { InsightRunRepository, NewestRun } from '../db/insights/insight-runs.ts';

interface Deps {
  connections: ConnectionRepository;
  insightRuns: InsightRunRepository;
}

/** What a merchant should look at, in the order in which it came up. Nothing for a store that let Mavera go. */
export async function listInsightNews(
  { connections, insightRuns }: Deps,
  storeHash: string,
): Promise<InsightNews[]> {
  if (!(await connections.find(storeHash, 'mavera'))) return [];
  return (await insightRuns.listNewest(storeHash)).flatMap(newsOf);
}

function newsOf({ kind, state, problem, alert }: NewestRun): InsightNews[] {
  if (state === 'succeeded') return alert ? [{ kind, state: 'alert', alert }] : [];
  // What became of a call is found out without the merchant.
  if (state === 'waiting' && problem?.code === 'payment_check') return [];
  const isNews =
    state === 'asking' || state === 'unsure' || state === 'waiting' || state === 'failed';
  return isNews ? [{ kind, state }] : [];
}
