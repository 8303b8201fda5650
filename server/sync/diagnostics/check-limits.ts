import type { Check, Finding } from '../../contract/diagnostics.ts';
import type { RefusedCallRepository } from '../../db/store/refused-calls.ts';

/** Now and then one is turned away even at the right pace, since others share the limits. */
const MANY = 100;

/** How often a platform turned a call away today. */
export function checkLimits({
  refusedCalls,
  now,
}: {
  refusedCalls: RefusedCallRepository;
  now(): number;
}): Check<'rate_limits'> {
  return {
    id: 'rate_limits',
    async look(storeHash): Promise<Finding<'rate_limits'>> {
      const today = await refusedCalls.countToday(storeHash, now());
      const bigcommerce = today.get('BigCommerce') ?? 0;
      const brevo = today.get('Brevo') ?? 0;
      if (bigcommerce + brevo === 0) return { state: 'ok', code: 'ok' };
      const params = { bigcommerce, brevo };
      if (bigcommerce + brevo < MANY) return { state: 'ok', code: 'some', params };
      return { state: 'warning', code: 'many', params };
    },
  };
}
