/** Checks of the store. */
export const STORE_CHECKS = {
  store_token: {
    title: 'Access to your store',
    ok: { text: 'BigCommerce accepts the app.' },
    refused: {
      text: 'BigCommerce no longer accepts the app’s access to your store, so nothing can be read.',
      whatToDo:
        'Close this page and open the app again from Apps, and accept the permissions if it asks for them. If that does not help, write to support.',
    },
  },
  scopes: {
    title: 'Permissions in your store',
    ok: { text: 'The app has every permission it needs.' },
    missing: {
      text: 'Your store has not granted: {{scopes}}.',
      whatToDo: 'Open the app again from Apps and accept the permissions that it asks for.',
    },
  },
  webhooks: {
    title: 'Webhooks',
    ok: { text: 'All {{expected}} webhooks are in place and switched on.' },
    missing: {
      text: 'Webhooks that are missing: {{missing}} of {{expected}}. Changes of these kinds are only found at night.',
      whatToDo: 'Have them registered again.',
    },
    inactive: {
      text: 'Webhooks that BigCommerce has switched off: {{inactive}} of {{expected}}. It does so after two days of failed deliveries or 90 days without an event.',
      whatToDo: 'Have them switched on again.',
    },
    misdirected: {
      text: 'Webhooks that lead to another address, or lack the key that proves where they come from: {{misdirected}} of {{expected}}.',
      whatToDo: 'Have them put right.',
    },
    several: {
      text: 'Of {{expected}} webhooks, missing: {{missing}}; switched off: {{inactive}}; leading elsewhere: {{misdirected}}.',
      whatToDo: 'Have them registered again.',
    },
    spare: {
      text: 'Webhooks that are not needed: {{spare}}. Events may arrive twice, which does no harm.',
      whatToDo: 'Have the spare ones removed.',
    },
    crowded: {
      text: 'Other installations of this app hold nearly all of the webhooks that BigCommerce allows for {{scopes}}.',
      whatToDo: 'Uninstall copies of this app that you no longer use, such as a test version.',
    },
  },
  webhook_delivery: {
    title: 'Deliveries of webhooks',
    ok: { text: 'The last one arrived on {{lastAt}}.' },
    none_yet: { text: 'None has arrived yet; the app was installed less than a day ago.' },
    never: {
      text: 'None has ever arrived.',
      whatToDo:
        'Change a product or a customer, wait a minute and check again. If still none arrives, write to support: the way from BigCommerce to us is blocked.',
    },
    quiet: {
      text: 'The last one arrived on {{lastAt}}, more than a week ago.',
      whatToDo:
        'In a quiet store that is in order. If there were orders or changes since, have the webhooks registered again; what was missed is found every night.',
    },
    failing: {
      text: 'BigCommerce could not deliver to us on {{failedAt}}, and nothing has arrived since.',
      whatToDo:
        'It tries again by itself for two days. Have the webhooks registered again if it lasts, and compare with your store so that nothing is missing.',
    },
  },
  cart_events: {
    title: 'Events of carts',
    ok: { text: 'The last change of a cart was seen on {{lastAt}}.' },
    none_yet: {
      text: 'The webhooks are in place. No cart was changed since the app was installed.',
    },
    off: { text: 'Carts are switched off in the settings.' },
    missing: {
      text: 'The webhooks for carts are not in place, so Brevo hears of no cart.',
      whatToDo: 'Have them registered again.',
    },
    never: {
      text: 'Orders arrive, but no cart was ever seen.',
      whatToDo:
        'Put something into a cart of your storefront and check again in a minute. A storefront that does not use BigCommerce’s carts has none to report.',
    },
    events_off: {
      text: 'Carts are followed, but Brevo is not told of them: these events are switched off: {{events}}.',
      whatToDo:
        'Switch them on under “What is synced”, or Brevo’s automations for carts never start.',
    },
  },
  customer_groups: {
    title: 'Customer groups',
    ok: { text: 'The store’s {{number}} customer groups can be read.' },
    none: { text: 'The store has no customer groups.' },
    refused: {
      text: 'The app may not read customer groups: their names stay empty in Brevo.',
      whatToDo: 'Open the app again from Apps and accept the permissions that it asks for.',
    },
  },
  cart_reminders: {
    title: 'Who reminds people of their carts',
    ok: { text: 'BigCommerce sends no reminders of its own. Brevo can, by an automation.' },
    off: { text: 'Carts are not sent to Brevo, so only BigCommerce can remind people.' },
    both: {
      text: 'BigCommerce sends abandoned-cart e-mails of its own. With an automation in Brevo, people get two reminders.',
      whatToDo:
        'Choose one: in the control panel, switch the notifications off under Marketing → Abandoned cart emails, or do without an automation for carts in Brevo.',
    },
    both_on_some: {
      text: 'On these storefronts BigCommerce sends abandoned-cart e-mails of its own: {{storefronts}}. With an automation in Brevo, people get two reminders.',
      whatToDo:
        'Choose one: in the control panel, switch the notifications off for them under Marketing → Abandoned cart emails, or do without an automation for carts in Brevo.',
    },
  },
} as const;
