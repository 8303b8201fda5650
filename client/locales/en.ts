/**
 * Every word the pages say, in English. A language is a file with these keys; plural forms end in `_one` and `_other`
 * (and whatever else a language needs, see i18next). Numbers and dates arrive formatted.
 */
export const en = {
  appName: 'Brevo & Mavera by Pulsebridge',

  common: {
    cancel: 'Cancel',
    close: 'Close',
    documentTitle: '{{page}} · {{app}}',
    loading: 'Loading',
    no: 'No',
    opensInNewTab: '{{text}} (opens in a new tab)',
    pages: 'Pages',
    showMore: 'Show more',
    tryAgain: 'Try again',
    yes: 'Yes',
  },

  pages: { overview: 'Overview', settings: 'Settings' },

  help: {
    guide: 'Read the guide',
    support: 'E-mail support',
  },

  offline: {
    title: 'You are offline.',
    text: 'What you see may be old. It is read again as soon as the connection is back; a sync goes on without this page.',
  },

  crash: {
    title: 'This page stumbled',
    text: 'Something went wrong while showing it. Your sync is not affected. If it happens again, please tell us.',
  },

  notFound: {
    title: 'There is no such page',
    text: 'The link may be old. Everything is still where it was, starting from the overview.',
    home: 'Go to the overview',
  },

  session: {
    openAgain:
      'To keep your store safe, the app can only be opened from your control panel. Please open it again from Apps.',
    not_opened: { title: 'Please open the app from Apps' },
    expired: { title: 'Your session has ended' },
    signed_out: { title: 'You are signed out' },
    unanswered: {
      title: 'The app does not answer',
      text: 'We could not open your session. This is on our side or on the way to it; please try again in a moment.',
    },
  },

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
      whatToDo:
        'Please try again. If it stays, e-mail support: the link is at the top of the page.',
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
        'In Brevo, edit the key: Contacts needs “All”, Account needs “Read”. Or use a key with full access.',
    },
    brevo_ip_not_allowed: {
      title: 'Brevo blocks our server, because its IP address is not on your list.',
      whatToDo:
        'In Brevo, open Security → Authorised IPs and authorise the address shown there, or switch “Block unknown IP addresses” off. Then try again.',
    },
    brevo_rejected: { title: 'Brevo refused this.' },
    remote_failed: {
      title: 'Brevo or BigCommerce did not answer as it should.',
      whatToDo: 'This usually passes within minutes. Please try again.',
    },
    remote_busy: {
      title: 'Brevo or BigCommerce is busy just now.',
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

  setup: {
    title: 'Set up Brevo',
    description:
      'Four steps, a few minutes. You see exactly what will happen before anything is sent, and you can leave and come back.',
    stepsLabel: 'Steps',
    done: 'Done',
    continue: 'Continue',
    saveAndContinue: 'Save and continue',
    steps: {
      connect: { name: 'Connect Brevo', heading: 'Connect Brevo' },
      list: { name: 'Choose a list', heading: 'Choose a list for your customers' },
      review: { name: 'Look it over', heading: 'Who and what will be written' },
      start: { name: 'Start', heading: 'Ready to start' },
    },
  },

  connect: {
    title: 'Connect Brevo',
    brevo: 'Brevo',
    intro:
      'Paste an API key of your Brevo account. We check it with Brevo at once and show you which account it opens.',
    noAccount: 'No Brevo account yet?',
    createAccount: 'Create one for free',
    key: 'API key',
    keyEnding: 'ends in {{keyEnding}}',
    keyIncomplete: 'Paste the whole API key. It begins with “xkeysib-”.',
    keyIsSafe: 'The key is stored encrypted and never shown again.',
    permissions:
      'If you restrict the key, give it Contacts: All and Account: Read. A key with full access works as well.',
    whereIsTheKey: 'Where to find your API key',
    openApiKeys: 'Open API keys in Brevo',
    openAuthorisedIps: 'Open Authorised IPs in Brevo',
    submit: 'Check and connect',
    useAnotherKey: 'Use another key',
    changeKey: 'Change API key',
    enterKey: 'Enter API key',
    account: 'Account',
    email: 'E-mail',
    plan: 'Plan',
    checkedAt: 'Last checked',
    states: {
      connected: 'Connected',
      attention: 'Needs attention',
      not_connected: 'Not connected',
    },
    stay: 'Stay connected',
    disconnect: 'Disconnect',
    disconnectTitle: 'Disconnect Brevo?',
    disconnectText:
      'The sync stops and the API key is erased here. What is in Brevo stays as it is, and your settings are kept for the next time.',
  },

  attention: {
    paused:
      'Brevo refuses the connection, so the sync is waiting. Nothing is lost: once this is mended, try again and it goes on where it stopped.',
    trying: 'Asking Brevo…',
    tryAgain: 'Try again',
    disconnected: 'Brevo is not connected, so nothing is synced.',
  },

  list: {
    title: 'List',
    intro:
      'Contacts written to Brevo are added to this list. Being in a list is not consent: that is the next choice.',
    legend: 'Which list?',
    existing: 'A list that exists',
    none: 'A list that exists (your account has none yet)',
    new: 'A new list, made now',
    which: 'List in Brevo',
    placeholder: 'Choose a list',
    option: '{{name}} (#{{id}})',
    name: 'Name of the new list',
    suggestedName: '{{store}} customers',
    missing: 'Choose a list, or make a new one.',
    nameMissing: 'Give the new list a name.',
    needsConnection: 'Connect Brevo to see its lists.',
  },

  consent: {
    title: 'Who is written to Brevo',
    intro:
      'Applies from the next sync on. Whatever you choose, nobody who unsubscribed is ever made mailable again.',
    legend: 'Choose whom to write',
    subscribers: {
      short: 'Subscribers only',
      label: 'Only people who subscribed (recommended)',
      description: 'Customers who opted in to your newsletter.',
    },
    'everyone-blocklisted': {
      short: 'Everyone, others blocked',
      label: 'Everyone, the others blocked for e-mail',
      description:
        'Those who did not opt in are created blocked, so nobody can mail them by mistake, and only if Brevo does not know them yet.',
    },
    everyone: {
      short: 'Everyone',
      label: 'Everyone, as mailable contacts',
      description: 'Only if all of your customers agreed to marketing in another way.',
    },
    written_one: '{{formatted}} contact.',
    written_other: '{{formatted}} contacts.',
    confirmation:
      'I confirm that every customer of this store agreed to receive marketing e-mail from us, and that we can show it.',
    confirmationMissing: 'Please confirm this, or choose another option.',
  },

  review: {
    intro:
      'Nothing has been written yet. Choose whom to write, and see the numbers for your store.',
  },

  preview: {
    label: 'What a first sync will do',
    written: 'Will be written',
    skipped: 'Left out',
    failed: 'Cannot be written',
    total: 'Customers',
    blocked_one: '{{formatted}} of those is created blocked, so that nobody can mail them.',
    blocked_other: '{{formatted}} of those are created blocked, so that nobody can mail them.',
    whySkipped: 'Why they are left out',
    whyFailed: 'Why they cannot be written',
    counting: 'Counting your customers',
    counted: '{{done}} of {{total}} counted',
    preparing: 'Asking BigCommerce how many there are',
    countedAt: 'Counted {{time}}',
    unfinished: 'The count did not finish.',
    again: 'Count again',
  },

  mapping: {
    title: 'Which field goes where',
    intro: 'What your contacts will look like in Brevo, with customers of your own store.',
    source: 'In your store',
    attribute: 'In Brevo',
    exists: 'exists',
    will_be_created: 'Will be created',
    type_mismatch: 'Type differs',
    empty: 'empty',
    noCustomers: 'Your store has no customers to show yet.',
  },

  start: {
    account: 'Brevo account:',
    list: 'Into the list:',
    consent: 'Who:',
    fields: 'Fields for each contact:',
    contacts: 'Contacts that will be written:',
    promise:
      'Nothing is deleted in Brevo, and nobody who unsubscribed becomes mailable again. You can cancel at any time.',
    leave: 'You may close this page: the sync goes on, and shows how far it is when you come back.',
    submit: 'Start the first sync',
  },

  sync: {
    title: 'Last sync',
    now: 'Sync now',
    never: 'Nothing has been synced yet.',
    took: 'took {{duration}}',
    counts: '{{synced}} in Brevo, {{skipped}} left out, {{failed}} failed',
    states: { succeeded: 'Done', failed: 'Failed', cancelled: 'Cancelled' },
  },

  run: {
    title: 'Sync in progress',
    queued: 'About to start',
    waiting: 'Paused, and goes on by itself',
    phases: {
      preparing: 'Preparing lists and attributes in Brevo',
      consent: 'Reading who subscribed',
      customers: 'Sending customers to Brevo',
      categories: 'Sending categories to Brevo',
      products: 'Sending products to Brevo',
      orders: 'Sending orders to Brevo',
      finishing: 'Waiting for Brevo to finish',
    },
    milestone: 'Sending customers to Brevo: {{percent}} done',
    read: '{{read}} of {{total}} read',
    rate: '{{rate}} a second',
    remaining: 'about {{duration}} left',
    awaitingBrevo: 'With Brevo',
    letItRun: 'Let it run',
    cancel: 'Cancel sync',
    cancelTitle: 'Cancel this sync?',
    cancelText: 'What has arrived in Brevo stays there. The next sync starts from the beginning.',
  },

  counts: {
    total: 'Total',
    synced: 'In Brevo',
    skipped: 'Left out',
    failed: 'Failed',
    pending: 'Waiting',
  },

  customers: {
    title: 'Customers',
    whySkipped: 'Why some were left out in the last sync',
    lastSynced: 'Last written {{time}}',
    openInControlPanel: 'Customers in your control panel',
  },

  failures: {
    title: 'Needs a look',
    none: 'Nothing needs a look.',
    filter: 'Show',
    allReasons: 'All ({{formatted}})',
    reason: '{{reason}} ({{formatted}})',
    retryAll: 'Retry all',
    retryReason: 'Retry all of these',
    retry: 'Retry',
    retryCustomer: 'Retry customer {{id}}',
    retried_one: '{{count}} customer is being tried again.',
    retried_other: '{{count}} customers are being tried again.',
    customer: 'Customer',
    customerNumber: 'Customer {{id}}',
    what: 'What happened and what to do',
    since: 'Since',
    warning: 'Partly written',
  },

  reasons: {
    not_subscribed: 'Did not subscribe',
    unsubscribed: 'Unsubscribed',
    subscribed_elsewhere: 'Subscribed on another storefront',
    missing_email: 'No e-mail address',
    invalid_email: 'E-mail address is not valid',
    duplicate_phone: 'Phone number belongs to another contact',
    duplicate_ext_id: 'Linked to another contact in Brevo',
    refused_by_brevo: 'Refused by Brevo',
    not_found: 'No longer in the store',
    import_failed: 'Brevo could not finish the import',
  },

  activity: {
    title: 'Recent activity',
    none: 'Nothing has happened yet.',
    levels: { warning: 'Warning', error: 'Error' },
  },

  settings: {
    save: 'Save',
    saved: 'Saved.',
    loadNewer: 'Load the newer settings',
  },

  quota: {
    title: 'Speed',
    intro:
      'BigCommerce gives your store a quota of requests that all your apps share. Choose how much of it the sync may use.',
    label: 'Share of the quota',
  },

  fields: {
    email: 'E-mail',
    first_name: 'First name',
    last_name: 'Last name',
    phone: 'Phone',
    company: 'Company',
    notes: 'Notes',
    customer_group: 'Customer group',
    customer_group_id: 'Customer group number',
    date_created: 'Customer since',
    date_modified: 'Last changed',
    store_credit: 'Store credit',
    origin_channel: 'First storefront',
    accepts_marketing: 'Accepts marketing',
    address_city: 'City',
    address_state_or_province: 'State or province',
    address_state: 'State or province',
    address_country: 'Country',
    address_country_code: 'Country code',
    address_postal_code: 'Postcode',
    address_zip: 'Postcode',
    address_address1: 'Address line 1',
    address_address2: 'Address line 2',
    address_company: 'Company (address)',
    address_phone: 'Phone (address)',
    orders_count: 'Number of orders',
    total_spent: 'Total spent',
  },
};
