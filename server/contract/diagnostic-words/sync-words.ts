/** Checks of what lies between the two. */
export const SYNC_CHECKS = {
  catalogue: {
    title: 'Catalogue in step',
    ok: {
      text: 'The store has {{inStore}} products, and all of them were looked at. Brevo holds {{inBrevo}} products and variants.',
    },
    off: { text: 'Products are switched off in the settings.' },
    never: {
      text: 'Products were not synced yet.',
      whatToDo: 'Start a sync on the overview.',
    },
    syncing: { text: 'A sync of products is under way; counts are compared after it.' },
    behind: {
      text: 'The store has {{inStore}} products, while we know of {{known}}.',
      whatToDo: 'Have the catalogue compared with the store; only differences are written.',
    },
    missing_in_brevo: {
      text: 'Brevo holds {{inBrevo}} products and variants, fewer than the {{written}} that were written. Some were deleted there.',
      whatToDo: 'Have all products written again.',
    },
  },
  nightly: {
    title: 'Nightly check',
    ok: { text: 'The last one ended on {{lastAt}}, the next one is due on {{nextAt}}.' },
    none_yet: { text: 'The first one is due on {{nextAt}}.' },
    off: { text: 'It begins once Brevo is connected.' },
    overdue: {
      text: 'It was due on {{nextAt}} and has not begun.',
      whatToDo: 'Have the store compared now. If this comes back, write to support.',
    },
    not_planned: {
      text: 'No nightly check is planned.',
      whatToDo: 'Have the store compared now; that plans the next one as well.',
    },
    unfinished: {
      text: 'The last one, on {{lastAt}}, did not come to its end.',
      whatToDo: 'See on the overview what stopped it, then have the store compared again.',
    },
  },
  consent: {
    title: 'Consent',
    subscribers: { text: 'Only people who subscribed are written.' },
    everyone_blocklisted: {
      text: 'People who did not subscribe are written with e-mail blocked.',
    },
    everyone: { text: 'Everybody is written, and it was confirmed that everybody agreed.' },
    unconfirmed: {
      text: 'Everybody is written as mailable, but nobody in your store has confirmed that everybody agreed.',
      whatToDo: 'Confirm it under “What is synced”, or choose another way there.',
    },
  },
  rate_limits: {
    title: 'Limits on calls',
    ok: { text: 'No call was turned away today.' },
    some: {
      text: 'Turned away today because a limit was reached: {{bigcommerce}} calls by BigCommerce, {{brevo}} by Brevo. They were made again; nothing was lost.',
    },
    many: {
      text: 'Turned away today because a limit was reached: {{bigcommerce}} calls by BigCommerce, {{brevo}} by Brevo. They were made again, which makes the sync slower.',
      whatToDo:
        'Other apps of your store share BigCommerce’s limit, and other integrations Brevo’s. Lower this app’s share under “What is synced”, or ask which of them makes so many calls.',
    },
  },
  clock: {
    title: 'Clocks',
    ok: { text: 'Our clock agrees with those of BigCommerce and Brevo.' },
    off: {
      text: 'Our clock is {{seconds}} seconds away from that of {{service}}. Links and webhooks may be refused as too old.',
      whatToDo: 'This is for us to mend: please write to support.',
    },
  },
} as const;

/** Checks of Mavera, which the sync does without. */
export const MAVERA_CHECKS = {
  mavera_key: {
    title: 'Mavera’s API key',
    ok: { text: 'Mavera accepts the key.' },
    off: { text: 'Mavera is not connected. Only the insights need it.' },
    refused: {
      text: 'Mavera does not accept the key.',
      whatToDo:
        'In Mavera, open Settings → Developer → API Keys, create a key and connect it anew.',
    },
    unpaid: {
      text: 'Mavera knows the key, but its subscription has ended or its credits are used up.',
      whatToDo: 'In Mavera, open Settings → Billing and renew it.',
    },
  },
} as const;
