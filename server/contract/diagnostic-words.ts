/**
 * What each check is called and what it can find, in English: `text` is what is the case, `whatToDo` how to mend it. A finding's
 * blanks are filled with its `params`; those whose names end in `At` are times. Other languages are in `client/locales`.
 */
export const CHECK_WORDS = {
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
      text: '{{missing}} of {{expected}} webhooks are missing: changes of these kinds are only found at night.',
      whatToDo: 'Have them registered again.',
    },
    inactive: {
      text: 'BigCommerce has switched {{inactive}} of {{expected}} webhooks off, as it does after two days of failed deliveries or 90 days without an event.',
      whatToDo: 'Have them switched on again.',
    },
    misdirected: {
      text: '{{misdirected}} of {{expected}} webhooks lead to another address, or lack the key that proves where they come from.',
      whatToDo: 'Have them put right.',
    },
    several: {
      text: 'Of {{expected}} webhooks {{missing}} are missing, {{inactive}} are switched off and {{misdirected}} lead elsewhere.',
      whatToDo: 'Have them registered again.',
    },
    spare: {
      text: 'There are {{spare}} webhooks more than needed: events may arrive twice, which does no harm.',
      whatToDo: 'Have the spare ones removed.',
    },
    crowded: {
      text: 'Other installations of this app hold nearly all of the webhooks that BigCommerce allows for {{scopes}}.',
      whatToDo: 'Uninstall copies of this app that you no longer use, such as a test version.',
    },
  },
  webhook_delivery: {
    title: 'Deliveries of webhooks',
    ok: { text: 'The last one arrived at {{lastAt}}.' },
    none_yet: { text: 'None has arrived yet; the app was installed less than a day ago.' },
    never: {
      text: 'None has ever arrived.',
      whatToDo:
        'Change a product or a customer, wait a minute and check again. If still none arrives, write to support: the way from BigCommerce to us is blocked.',
    },
    quiet: {
      text: 'The last one arrived at {{lastAt}}, more than a week ago.',
      whatToDo:
        'In a quiet store that is in order. If there were orders or changes since, have the webhooks registered again; what was missed is found every night.',
    },
    failing: {
      text: 'BigCommerce could not deliver to us at {{failedAt}}, and nothing has arrived since.',
      whatToDo:
        'It tries again by itself for two days. Have the webhooks registered again if it lasts, and compare with your store so that nothing is missing.',
    },
  },
  cart_events: {
    title: 'Events of carts',
    ok: { text: 'The last change of a cart was seen at {{lastAt}}.' },
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
  brevo_key: {
    title: 'Brevo’s API key',
    ok: { text: 'Brevo accepts the key.' },
    not_connected: {
      text: 'Brevo is not connected.',
      whatToDo: 'Enter an API key on the overview.',
    },
    refused: {
      text: 'Brevo does not accept the key. It was deleted, has expired, or was made for another account.',
      whatToDo:
        'In Brevo, open Settings → SMTP & API → API keys, create a key and enter it on the overview. Nothing is lost meanwhile.',
    },
    paused: {
      text: 'Brevo accepts the key again, but the sync is still paused.',
      whatToDo: 'Let it go on.',
    },
  },
  brevo_address: {
    title: 'Brevo’s list of IP addresses',
    ok: { text: 'Brevo accepts calls from our server.' },
    refused: {
      text: 'Brevo knows the key but refuses our server’s IP address.',
      whatToDo:
        'In Brevo, open Security → Authorised IPs and authorise the address shown there, or switch “Block unknown IP addresses” off.',
    },
  },
  brevo_permissions: {
    title: 'What the API key may do',
    ok: { text: 'The key may do everything that the sync needs.' },
    missing: {
      text: 'The key may not use: {{resources}}.',
      whatToDo:
        'In Brevo, edit the key: contacts and webhooks “All”, eCommerce and events “Read/write”, account “Read”. Or use a key with full access.',
    },
  },
  brevo_ecommerce: {
    title: 'eCommerce in Brevo',
    ok: { text: 'eCommerce is switched on.' },
    off: { text: 'Neither products, categories nor orders are synced, so it is not needed.' },
    inactive: {
      text: 'eCommerce is not switched on in Brevo, so products, categories and orders wait.',
      whatToDo: 'Have it switched on; Brevo takes about five minutes.',
    },
  },
  lists: {
    title: 'Lists in Brevo',
    ok: { text: 'Every list that was chosen exists.' },
    none: { text: 'No list was chosen. One for all customers is made with the first sync.' },
    gone: {
      text: 'Brevo no longer has lists that were chosen: {{lists}}.',
      whatToDo:
        'Have them made anew and filled again, or choose others under “Lists and storefronts”.',
    },
  },
  attributes: {
    title: 'Attributes in Brevo',
    ok: { text: 'Every mapped attribute exists and has a type that fits.' },
    to_be_made: { text: 'These are made with the first sync: {{attributes}}.' },
    missing: {
      text: 'Brevo lacks attributes that are mapped, so their values are dropped: {{attributes}}.',
      whatToDo: 'Have them created. Everybody is sent again afterwards, so that they are filled.',
    },
    full: {
      text: 'Brevo lacks attributes that are mapped, and the account has as many as Brevo allows: {{attributes}}.',
      whatToDo: 'Delete attributes in Brevo that you do not use, or map to ones that exist.',
    },
    mismatched: {
      text: 'These attributes have a type in Brevo that some values do not fit, which are left out: {{attributes}}.',
      whatToDo: 'Map the fields to attributes of another type.',
    },
    unknown_fields: {
      text: 'The mapping names fields that the store does not have: {{fields}}.',
      whatToDo: 'Take them out of the mapping, or create the fields in BigCommerce again.',
    },
  },
  event_transport: {
    title: 'How events reach Brevo',
    v3_events: {
      text: 'By Brevo’s events API. Events show in a contact’s history and can start automations.',
    },
    legacy_tracker: {
      text: 'By Brevo’s tracker, which needs automation to be switched on; it is.',
    },
    tracker_off: {
      text: 'By Brevo’s tracker, but automation is not switched on in the account: no event arrives.',
      whatToDo: 'In Brevo, open Automations and activate them.',
    },
  },
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
    ok: { text: 'The last one ended at {{lastAt}}, the next one is due at {{nextAt}}.' },
    none_yet: { text: 'The first one is due at {{nextAt}}.' },
    off: { text: 'It begins once Brevo is connected.' },
    overdue: {
      text: 'It was due at {{nextAt}} and has not begun.',
      whatToDo: 'Have the store compared now. If this comes back, write to support.',
    },
    not_planned: {
      text: 'No nightly check is planned.',
      whatToDo: 'Have the store compared now; that plans the next one as well.',
    },
    failed: {
      text: 'The last one, at {{lastAt}}, did not come to its end.',
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

/** What every check can come to, whichever it is. */
export const ANY_CHECK_WORDS = {
  timed_out: {
    text: 'This could not be found out in time.',
    whatToDo: 'Check again in a minute.',
  },
  unanswered: {
    text: '{{service}} did not answer as it should.',
    whatToDo: 'This usually passes within minutes. Check again then.',
  },
  busy: {
    text: '{{service}} takes no more calls right now.',
    whatToDo: 'Its limit is used up, mostly by a sync under way. Check again later.',
  },
  blocked: {
    text: 'This can only be looked at once {{service}} accepts us.',
    whatToDo: 'Mend that first, then check again.',
  },
  not_connected: { text: 'This is looked at once Brevo is connected.' },
  failed: {
    text: 'This check failed for a reason of our own.',
    whatToDo: 'Check again. If it stays, please write to support.',
  },
} as const;
