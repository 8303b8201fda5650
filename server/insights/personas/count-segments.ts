import { Cohort } from '../../contract/cohorts.ts';
import type { CountedSegments, LeftOutSegments, PersonaOptions } from '../../contract/personas.ts';
import { SettingsDocument } from '../../contract/settings.ts';
import type { BuyerRepository } from '../../db/ledger/buyers.ts';
import type { ChannelRepository } from '../../db/store/channels.ts';
import type { SettingsRepository } from '../../db/store/settings.ts';
import type { InsightWorld } from '../insight-definition.ts';
import { countOrdersSoFar, type OrdersSoFarDeps } from '../orders-so-far.ts';
import { countCohorts, sizesOf } from './count-cohorts.ts';
import { type CountFieldsDeps, countFields } from './count-fields.ts';
import { percent, type SegmentSums } from './segment-sums.ts';

export interface CountSegmentsDeps extends CountFieldsDeps, OrdersSoFarDeps {
  buyers: BuyerRepository;
  channels: ChannelRepository;
  settings: SettingsRepository;
}

/** Of 250 customers: as many as take no longer than a page can wait. A run reads all. */
const PAGES_WATCHED = 60;

/** Whose orders count, and where cohorts begin, as the store's settings say. */
export async function readCohortRules(
  { settings }: Pick<CountSegmentsDeps, 'settings'>,
  storeHash: string,
) {
  const { document } = await settings.find(storeHash);
  const { cohorts: rules, storefronts } = SettingsDocument.parse(document);
  const off = Object.entries(storefronts).filter(([, { enabled }]) => !enabled);
  return { rules, offChannels: off.map(([id]) => Number(id)) };
}

/** The segments that the options ask for, in numbers. Reads customers only if a field was chosen; costs no credits. */
export async function countSegments(
  deps: CountSegmentsDeps,
  {
    store,
    bigcommerce,
    signal,
    isWatched = false,
  }: Pick<InsightWorld, 'store' | 'bigcommerce' | 'signal' | 'isWatched'>,
  options: PersonaOptions,
): Promise<CountedSegments> {
  const { storeHash, profile } = store;
  const ordersSoFar = await countOrdersSoFar(deps, storeHash);
  const { rules, offChannels } = await readCohortRules(deps, storeHash);
  const names = new Map((await deps.channels.list(storeHash)).map(({ id, name }) => [id, name]));
  const nameOf = (id: number) => names.get(id) || `Channel ${id}`;
  const sums = await countCohorts(deps.buyers, storeHash, { rules, offChannels }, signal);
  const cohorts = sizesOf(sums);
  const buyers = cohorts.reduce((total, { people }) => total + people, 0);
  const where = { storeHash, offChannels: new Set(offChannels), bigcommerce, signal };
  const mostPages = isWatched ? PAGES_WATCHED : Number.POSITIVE_INFINITY;
  const fields = await countFields(deps, where, { ...options, mostPages });

  const toSegment = (source: string, value: string, of: SegmentSums, whole: number) => ({
    ...{ key: `${source}=${value}`, source, value, share: percent(of.people, whole) },
    ...of.conclude(nameOf),
  });
  const wanted = options.cohorts ? Cohort.options.filter((one) => sums[one].people > 0) : [];
  const isLarge = (one: Cohort) => sums[one].people >= options.minSize;
  const ofCohorts: LeftOutSegments[] = wanted
    .filter((one) => !isLarge(one))
    .map((one) => ({
      ...{ source: 'cohort', reason: 'too_small', values: 1, people: sums[one].people },
    }));
  return {
    ...{ currency: profile.currency ?? '', rules, ordersSoFar, minSize: options.minSize },
    ...{ buyers, cohorts },
    customers: options.attributes.length > 0 ? fields.customers : null,
    isPartial: fields.isPartial,
    segments: [
      ...wanted.filter(isLarge).map((cohort) => toSegment('cohort', cohort, sums[cohort], buyers)),
      ...fields.segments.map(({ source, value, sums: of }) =>
        toSegment(source, value, of, fields.customers),
      ),
    ],
    leftOut: [...ofCohorts, ...fields.leftOut],
  };
}
