export const sync = {
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
};
