/** What went wrong, by the code of the answer, and what to do about it. */
export const errors = {
  errors: {
    unreachable: {
      title: 'The app could not be reached.',
      whatToDo: 'Check your connection and try again. Nothing was lost.',
    },
    unreadable_answer: {
      title: 'The app gave an answer this page does not understand.',
      whatToDo: 'It may have been updated while the page was open. Please open it again from Apps.',
    },
    internal: {
      title: 'Something went wrong on our side.',
      whatToDo: 'Please try again. If it stays, please write to support.',
    },
    unavailable: {
      title: 'The app is busy starting or being updated.',
      whatToDo: 'Please try again in a minute.',
    },
    session_expired: {
      title: 'Your session has ended.',
      whatToDo: 'Open the app again from Apps.',
    },
    too_many_requests: {
      title: 'That was a little fast.',
      whatToDo: 'Please wait a moment and try again.',
    },
    settings_changed: {
      title: 'Somebody else saved these settings while you were changing them.',
      whatToDo:
        'Your choice is still here. Load the newer settings, look them over, then save again.',
    },
    kind_switched_off: {
      title: 'What these records belong to is switched off.',
      whatToDo: 'Switch it on under “What is synced”, then try again.',
    },
    invalid_request: { title: 'That cannot be saved as it is.' },
    brevo_not_connected: {
      title: 'Brevo is not connected.',
      whatToDo: 'Connect Brevo first, then try again.',
    },
    brevo_key_rejected: {
      title: 'Brevo does not know this API key.',
      whatToDo:
        'It may have been deleted, have expired, or be cut off. Copy a whole key from Brevo and paste it again.',
    },
    brevo_key_restricted: {
      title: 'This API key is not allowed to do what the sync needs.',
      whatToDo:
        'In Brevo, edit the key: contacts and webhooks “All”, eCommerce and events “Read/write”, account “Read”. Or use a key with full access.',
    },
    brevo_ip_not_allowed: {
      title: 'Brevo blocks our server, because its IP address is not on your list.',
      whatToDo:
        'In Brevo, open Security → Authorised IPs and authorise the address shown there, or switch “Block unknown IP addresses” off. Then try again.',
    },
    brevo_rejected: { title: 'Brevo refused this.' },
    brevo_ecommerce_inactive: {
      title: 'Brevo’s eCommerce is not switched on.',
      whatToDo: 'Switch it on from the overview; it takes Brevo about five minutes.',
    },
    mavera_not_connected: {
      title: 'Mavera is not connected.',
      whatToDo: 'Connect Mavera first, then try again.',
    },
    mavera_key_rejected: {
      title: 'Mavera does not accept this API key.',
      whatToDo:
        'It may have been revoked or have expired, or a character is missing. In Mavera, open Settings → Developer → API Keys, create a key and paste it here.',
    },
    mavera_key_restricted: {
      title: 'Mavera knows this API key, but does not let it do this.',
      whatToDo: 'In Mavera, check what your account may do, or create a key as its owner.',
    },
    mavera_plan_ended: {
      title: 'The Mavera subscription has ended, or its credits are used up.',
      whatToDo: 'In Mavera, open Settings → Billing and renew it. Then try again here.',
    },
    mavera_credits_short: {
      title: 'Your Mavera account has too few credits for this.',
      whatToDo: 'Add credits in Mavera or wait for the next billing period.',
    },
    ceiling_run: {
      title: 'This costs more than you allow for one run.',
      whatToDo: 'Raise the ceiling under “Credits and ceilings”, then confirm again.',
    },
    ceiling_month: {
      title: 'This costs more than you allow for a month.',
      whatToDo:
        'Raise the ceiling under “Credits and ceilings”, or wait for the next month, then confirm again.',
    },
    remote_failed: {
      title: 'Brevo, Mavera or BigCommerce did not answer as it should.',
      whatToDo: 'This usually passes within minutes. Please try again.',
    },
    remote_busy: {
      title: 'Brevo, Mavera or BigCommerce is busy just now.',
      whatToDo: 'Please wait a minute and try again.',
    },
    store_token_rejected: {
      title: 'BigCommerce no longer lets the app read your store.',
      whatToDo: 'Close this page and open the app again from Apps to grant access anew.',
    },
    scope_missing: {
      title: 'The app lacks a permission in your store.',
      whatToDo: 'Open the app again from Apps and accept the permissions it asks for.',
    },
    store_not_installed: {
      title: 'The app is no longer installed in this store.',
      whatToDo: 'Install it again from Apps.',
    },
    not_found: {
      title: 'This is no longer there.',
      whatToDo: 'Somebody may have removed it. Load the page again to see what is.',
    },
    conflict: {
      title: 'This was changed in the meantime.',
      whatToDo: 'Look at what is there now and try again.',
    },
  },
};
