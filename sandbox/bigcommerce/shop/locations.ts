/** A place that holds stock (reference §6.5). */
export interface Location {
  id: number;
  code: string;
  label: string;
  enabled: boolean;
  /** Units that are never sold. */
  safetyStock: number;
}

export const LOCATIONS: readonly Location[] = [
  { id: 1, code: 'BC-LOCATION-1', label: 'Default location', enabled: true, safetyStock: 0 },
  { id: 2, code: 'NORTH', label: 'Warehouse North', enabled: true, safetyStock: 2 },
];

/** What can be sold of the units on hand at a location. */
export function availableToSell(onHand: number, { enabled, safetyStock }: Location): number {
  return enabled ? Math.max(0, onHand - safetyStock) : 0;
}
