import type { SettingChange } from '../../contract/people.ts';
import type { Settings } from '../../contract/settings.ts';

type Value = SettingChange['from'];

/** What a save replaces is rarely more than a whole mapping; the rest of an even larger one is left out. */
const MOST = 200;

/**
 * Every single setting in which two documents differ, in the document's order. A mapping is told by its attributes, since the
 * order of its lines means nothing. Pure.
 */
export function settingChanges(before: Settings, after: Settings): SettingChange[] {
  const from = new Map(leavesOf(before));
  const to = new Map(leavesOf(after));
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((path) => from.get(path) !== to.get(path))
    .slice(0, MOST)
    .map((path) => ({ path, from: from.get(path), to: to.get(path) }));
}

function leavesOf({ version: _, customerMapping, ...sections }: Settings): [string, Value][] {
  const mapping = Object.fromEntries(customerMapping.map((line) => [line.attribute, line.source]));
  return leaves({ ...sections, customerMapping: mapping });
}

function leaves(value: object, prefix = ''): [string, Value][] {
  return Object.entries(value).flatMap(([name, inner]): [string, Value][] => {
    const path = `${prefix}${name}`;
    if (typeof inner === 'object' && inner !== null) return leaves(inner, `${path}.`);
    return inner === undefined ? [] : [[path, inner]];
  });
}
