/** Checks of the Brevo account. */
export const BREVO_CHECKS = {
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
  brevo_webhook: {
    title: 'Unsubscribes in Brevo',
    ok: { text: 'Brevo tells the app at once who unsubscribes there.' },
    missing: {
      text: 'Brevo has no webhook of this store, so unsubscribes there are found at night only.',
      whatToDo: 'Have it registered again.',
    },
    changed: {
      text: 'The webhook in Brevo was changed, so unsubscribes there are found at night only.',
      whatToDo: 'Have it registered again.',
    },
    full: {
      text: 'Brevo allows {{most}} webhooks, and others hold all of them. Unsubscribes there are found at night only.',
      whatToDo: 'In Brevo, remove webhooks that are no longer used.',
    },
    not_permitted: {
      text: 'The key may not manage webhooks, so unsubscribes in Brevo are found at night only.',
      whatToDo: 'In Brevo, edit the key: webhooks “All”. Or use a key with full access.',
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
} as const;
