import type { ChecklistItem } from '../../../server/contract/checklist.ts';
import type { Settings } from '../../../server/contract/settings.ts';
import type { Status } from '../../../server/contract/status.ts';
import type { Storefront } from '../../../server/contract/storefront.ts';

/** Recommended once the first sync was started, in this order. */
export const NEXT_STEPS = [
  'cart_automation',
  'own_fields',
  'storefronts',
  'mavera',
] as const satisfies readonly ChecklistItem[];
export type NextStep = (typeof NEXT_STEPS)[number];

interface NextStepData {
  done: readonly ChecklistItem[];
  settings: Settings;
  mavera: Status['mavera'];
  /** Empty until they are known. */
  storefronts: readonly Storefront[];
}

/** Those that are left: neither ticked off nor seen to be done, nor without a point in this store. */
export function findNextSteps(data: NextStepData): NextStep[] {
  return NEXT_STEPS.filter((step) => !data.done.includes(step) && !isSettled(step, data));
}

function isSettled(step: NextStep, { settings, mavera, storefronts }: NextStepData): boolean {
  switch (step) {
    case 'cart_automation':
      // Brevo does not tell which automations there are: only the merchant knows.
      return !settings.sync.carts;
    case 'own_fields':
      return settings.customerMapping.some(({ source }) =>
        /^(?:attributes|form_fields)\[/.test(source),
      );
    case 'storefronts':
      return (
        storefronts.filter(({ isLive }) => isLive).length < 2 ||
        Object.keys(settings.storefronts).length > 0
      );
    case 'mavera':
      return mavera.state !== 'not_connected';
  }
}
