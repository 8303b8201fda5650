import type { ConsentMode } from '../../server/contract/settings.ts';
import type { Merchant } from '../helpers/stores/merchant.ts';
import { until } from './chaos-scene.ts';
import type { Random } from './random.ts';
import type { ShopMemory } from './shop-memory.ts';

/** The one storefront that is switched on and off. */
export const SOMETIMES_OFF = 3;

const MODES: readonly ConsentMode[] = ['subscribers', 'everyone-blocklisted', 'everyone'];

/** What a merchant may change at any time. Whether it is saved while the app dies is known afterwards. */
export async function changeSettings(
  merchant: Merchant,
  random: Random,
  memory: ShopMemory,
): Promise<void> {
  try {
    const settings = (await merchant.get('/settings')).body;
    const change = random.of(CHANGES)?.(settings, random) ?? {};
    noteChange(change, memory);
    await merchant.call('PUT', '/settings', { version: settings.version, ...change });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

/** The merchant goes back to writing only those who agreed. Answers which storefronts are off. */
export async function settleMind(merchant: Merchant): Promise<ReadonlySet<number>> {
  await until('the mode was what it had been', async () => {
    const { version, consent } = (await merchant.get('/settings')).body;
    if (consent.mode === 'subscribers') return true;
    await merchant.call('PUT', '/settings', {
      version,
      consent: { ...consent, mode: 'subscribers' },
    });
    return false;
  });
  const { storefronts } = (await merchant.get('/settings')).body as Settings;
  const off = Object.keys(storefronts).filter((id) => storefronts[id]?.enabled === false);
  return new Set(off.map(Number));
}

interface Settings {
  orderStatuses: Record<string, string>;
  customerMapping: { source: string; attribute: string }[];
  consent: { mode: ConsentMode };
  storefronts: Record<string, { enabled: boolean }>;
}
type Change = Partial<Settings>;

function noteChange({ consent, storefronts = {} }: Change, memory: ShopMemory): void {
  if (consent?.mode === 'everyone-blocklisted') memory.hasBlocked = true;
  for (const [id, { enabled }] of Object.entries(storefronts))
    if (!enabled) memory.everOff.add(Number(id));
}

const CHANGES: ReadonlyArray<(settings: Settings, random: Random) => Change> = [
  ({ orderStatuses }) => {
    const words: Record<string, string> = { 13: 'disputed', 9: 'to be sent' };
    return { orderStatuses: '13' in orderStatuses ? {} : words };
  },
  ({ customerMapping }) => {
    const others = customerMapping.filter(({ source }) => source !== 'notes');
    const hasNotes = others.length < customerMapping.length;
    return {
      customerMapping: hasNotes ? others : [...others, { source: 'notes', attribute: 'NOTES' }],
    };
  },
  ({ consent }, random) => {
    const others = MODES.filter((mode) => mode !== consent.mode);
    return { consent: { ...consent, mode: random.of(others) ?? 'subscribers' } };
  },
  ({ storefronts }) => {
    const enabled = storefronts[SOMETIMES_OFF]?.enabled === false;
    return { storefronts: { ...storefronts, [SOMETIMES_OFF]: { enabled } } };
  },
];
