import type { AnyCheck } from '../../contract/diagnostics.ts';
import { checkAttributes } from './check-attributes.ts';
import { checkBrevoWebhook } from './check-brevo-webhook.ts';
import { checkCartEvents } from './check-cart-events.ts';
import { checkCartReminders } from './check-cart-reminders.ts';
import { checkCatalogue } from './check-catalogue.ts';
import { checkClock } from './check-clock.ts';
import { checkConsent } from './check-consent.ts';
import { checkCustomerGroups } from './check-customer-groups.ts';
import { checkEcommerce } from './check-ecommerce.ts';
import { checkEventTransport } from './check-event-transport.ts';
import { checkLimits } from './check-limits.ts';
import { checkLists } from './check-lists.ts';
import { checkNightly } from './check-nightly.ts';
import { checkWebhookDelivery } from './check-webhook-delivery.ts';
import { checkWebhooks } from './check-webhooks.ts';

type Deps = Parameters<typeof checkAttributes>[0] &
  Parameters<typeof checkBrevoWebhook>[0] &
  Parameters<typeof checkCartEvents>[0] &
  Parameters<typeof checkCartReminders>[0] &
  Parameters<typeof checkCatalogue>[0] &
  Parameters<typeof checkClock>[0] &
  Parameters<typeof checkEventTransport>[0] &
  Parameters<typeof checkLimits>[0] &
  Parameters<typeof checkNightly>[0] &
  Parameters<typeof checkWebhookDelivery>[0] &
  Parameters<typeof checkWebhooks>[0];

/** What can keep store and Brevo from being in step. */
export function syncChecks(deps: Deps): AnyCheck[] {
  return [
    checkWebhooks(deps),
    checkWebhookDelivery(deps),
    checkCartEvents(deps),
    checkCustomerGroups(deps),
    checkCartReminders(deps),
    checkEcommerce(deps),
    checkLists(deps),
    checkAttributes(deps),
    checkBrevoWebhook(deps),
    checkEventTransport(deps),
    checkCatalogue(deps),
    checkNightly(deps),
    checkConsent(deps),
    checkLimits(deps),
    checkClock(deps),
  ];
}
