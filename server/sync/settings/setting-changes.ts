import { type ChangedValue, changedValues } from '../../changed-values.ts';
import type { Settings } from '../../contract/settings.ts';

/** What a save changes. A mapping is told by its attributes, since the order of its lines means nothing. Pure. */
export function settingChanges(before: Settings, after: Settings): ChangedValue[] {
  return changedValues(byAttribute(before), byAttribute(after));
}

function byAttribute({ version: _, customerMapping, ...sections }: Settings): object {
  const mapping = Object.fromEntries(customerMapping.map((line) => [line.attribute, line.source]));
  return { ...sections, customerMapping: mapping };
}
