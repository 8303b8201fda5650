import { brandHealth } from './brand-health/brand-health.ts';
import type { BrandHealthDeps } from './brand-health/gather-reviews.ts';
import { channelStrategy } from './channel-strategy/channel-strategy.ts';
import type { ChannelStrategyDeps } from './channel-strategy/gather-channels.ts';
import { type AnyInsight, anyInsight } from './insight-definition.ts';
import { type PersonasDeps, personas } from './personas/personas.ts';

/** Every analysis there is, by kind, in the order in which pages list them. */
export function insightDefinitions(
  deps: BrandHealthDeps & PersonasDeps & ChannelStrategyDeps,
): ReadonlyMap<string, AnyInsight> {
  const all = [
    anyInsight(brandHealth(deps)),
    anyInsight(personas(deps)),
    anyInsight(channelStrategy(deps)),
  ];
  return new Map(all.map((definition) => [definition.kind, definition]));
}
