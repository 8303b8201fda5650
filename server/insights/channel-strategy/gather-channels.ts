import { z } from 'zod';
import {
  ChannelFigures,
  type ChannelStrategyOptions,
  LeftOutChannel,
} from '../../contract/channel-strategy.ts';
import { OrdersSoFar } from '../../contract/insights.ts';
import { REVENUE_STATUSES } from '../../contract/order-status.ts';
import type { ChannelOrderRepository } from '../../db/ledger/channel-orders.ts';
import type { ChannelRepository } from '../../db/store/channels.ts';
import { choosePersona } from '../choose-persona.ts';
import type { InsightWorld } from '../insight-definition.ts';
import { countOrdersSoFar, type OrdersSoFarDeps } from '../orders-so-far.ts';
import { readBestProducts } from './best-products.ts';
import { ChannelSums } from './channel-figures.ts';

export interface ChannelStrategyDeps extends OrdersSoFarDeps {
  channels: ChannelRepository;
}

/** All that a strategy is made from. Kept with the run, so that it ends on the figures that it began with. */
export const ChannelsGathered = z.object({
  /** ms; `to` is right after the newest order. Null if there is none. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  currency: z.string(),
  ordersSoFar: OrdersSoFar,
  channels: z.array(ChannelFigures),
  leftOut: z.array(LeftOutChannel),
  speaker: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type ChannelsGathered = z.output<typeof ChannelsGathered>;

const DAY_MS = 86_400_000;

/**
 * Figures of each channel from the order facts, and what sells best there. The period ends with the newest order, so that a shop
 * which rests, or was moved here with its past, has figures too.
 */
export async function gatherChannels(
  deps: ChannelStrategyDeps,
  { store, bigcommerce, mavera, signal }: InsightWorld,
  { days, minOrders, personaId }: ChannelStrategyOptions,
): Promise<ChannelsGathered> {
  const { channelOrders, channels } = deps;
  const { storeHash, profile } = store;
  const currency = profile.currency ?? '';
  const ordersSoFar = await countOrdersSoFar(deps, storeHash);
  const about = { currency, ordersSoFar };
  const nothing = { from: null, to: null, ...about, channels: [], leftOut: [], speaker: null };
  const summed = await sumChannels(channelOrders, storeHash, days, signal);
  if (!summed) return nothing;
  const { from, to, sums } = summed;
  const names = new Map((await channels.list(storeHash)).map(({ id, name }) => [id, name]));
  const nameOf = (id: number) => names.get(id) || `Channel ${id}`;
  const figures = sums.conclude({ minOrders, currency, nameOf });
  const withProducts: ChannelsGathered['channels'] = [];
  for (const channel of figures.channels) {
    const { channelId } = channel;
    const bestProducts = await readBestProducts(bigcommerce, { channelId, from, signal });
    withProducts.push({ ...channel, bestProducts });
  }
  const speaker = (await choosePersona(mavera, personaId, signal)) ?? null;
  const { leftOut } = figures;
  return { from, to, ...about, channels: withProducts, leftOut, speaker };
}

/** The orders of so many days up to the newest one, added up; undefined if there are none. */
export async function sumChannels(
  channelOrders: ChannelOrderRepository,
  storeHash: string,
  days: number,
  signal: AbortSignal,
): Promise<{ from: number; to: number; sums: ChannelSums } | undefined> {
  const newest = await channelOrders.newest(storeHash, REVENUE_STATUSES);
  if (newest === null) return undefined;
  const to = newest + 1;
  const from = to - days * DAY_MS;
  const sums = new ChannelSums(from);
  const span = { from: from - days * DAY_MS, to, statusIds: REVENUE_STATUSES };
  for await (const piece of channelOrders.pieces(storeHash, span)) {
    signal.throwIfAborted();
    for (const order of piece) sums.add(order);
  }
  return { from, to, sums };
}
