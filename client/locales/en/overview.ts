export const overview = {
  overview: {
    kinds: {
      customers: 'Customers',
      orders: 'Orders',
      products: 'Products',
      categories: 'Categories',
      carts: 'Carts',
      stock: 'Stock',
    },

    states: {
      off: 'Off',
      never: 'Nothing yet',
      syncing: 'Syncing',
      ok: 'In step',
      attention: 'Needs a look',
    },

    severities: { error: 'Urgent', warning: 'Warning', info: 'For your information' },

    attention: {
      title: 'What needs attention',
      none: 'Nothing needs attention.',
      count_one: '{{count}} thing needs a look.',
      count_other: '{{count}} things need a look, the most urgent first.',
      ecommerce: 'Products and orders wait for eCommerce in Brevo.',
      ecommerceText:
        'Brevo keeps products, orders and carts only where eCommerce is switched on. Customers are synced all the same. Switching it on takes Brevo about five minutes; then the sync goes on by itself.',
      activate: 'Switch on eCommerce',
      activating: 'Asked for. The sync goes on by itself in a few minutes.',
      blocked: 'The sync is waiting for you: {{kinds}}.',
      confirmation: 'Nobody is written to Brevo until you confirm that everyone agreed.',
      confirmationText:
        'You chose to write everyone as mailable contacts. That needs your word that all of them agreed to marketing.',
      confirm: 'Confirm or choose another way',
      runFailed: 'The last sync stopped before it was done: {{kind}}.',
      startAgain: 'Sync again',
      webhooks_one: '{{formatted}} notification of your store is not active.',
      webhooks_other: '{{formatted}} notifications of your store are not active.',
      webhooksText:
        'Changes may arrive late. They are repaired by themselves, and the nightly check brings what was missed.',
      diagnose: 'Find out why',
      neverSynced: 'Switched on, but not synced yet: {{kinds}}.',
      neverSyncedText: 'Only changes from now on go to Brevo, until you sync what is there.',
      start: 'Start the first sync',
      failed_one: '{{kind}}: {{formatted}} record did not arrive in Brevo.',
      failed_other: '{{kind}}: {{formatted}} records did not arrive in Brevo.',
      failedText: 'Each with the reason, and what to do about it.',
      seeFailed: 'See which and why',
      readersFailed_one: '{{formatted}} reader of the newsletter did not arrive in Brevo.',
      readersFailed_other: '{{formatted}} readers of the newsletter did not arrive in Brevo.',
      readersFailedText:
        'People who subscribed without being customers, with an address that Brevo refuses. They are tried again with the next sync of customers.',
      insights: {
        asking: 'An analysis waits for your answer: {{name}}.',
        unsure: 'An analysis waits for your decision: {{name}}.',
        waiting: 'An analysis is held up, and does not go on by itself: {{name}}.',
        failed: 'The last run of an analysis failed: {{name}}.',
      },
      storefrontGone: 'No longer open, but still switched on: {{names}}.',
      storefrontGoneText: 'What it wrote to Brevo stays. Switch it off if it does not come back.',
      storefrontNew: 'New storefront: {{names}}.',
      storefrontNewText: 'It uses the lists of all storefronts until you choose others.',
      decide: 'Look at storefronts',
    },

    tiles: {
      title: 'What is in Brevo',
      why: 'Why the last sync left some out',
      whySkipped: 'Why the last sync left some out: {{kind}}',
      lastSynced: 'Last full look {{time}}',
      lag: 'Oldest change has waited for {{duration}}',
      inStep: 'No change is waiting',
      open: '{{kind}} in your control panel',
      off: 'Switched off: nothing of this goes to Brevo.',
      switchOn: 'Choose what is synced',
      readers_one: 'And {{formatted}} reader of the newsletter who is no customer.',
      readers_other: 'And {{formatted}} readers of the newsletter who are no customers.',
    },

    webhooks: {
      title: 'Live changes',
      on: 'Arriving',
      partly: 'Not all arriving',
      counts: '{{active}} of {{expected}} notifications active',
      last: 'Last change heard of {{time}}',
      none: 'No change heard of yet',
      brevo: {
        ok: 'Brevo reports unsubscribes at once',
        nightly: 'Unsubscribes in Brevo are found at night only',
      },
    },

    daily: {
      title: 'Written to Brevo',
      periods: { today: 'Today', month: '30 days' },
      totals: {
        today_one: '{{formatted}} record was written today.',
        today_other: '{{formatted}} records were written today.',
        month_one: '{{formatted}} record was written in the last 30 days.',
        month_other: '{{formatted}} records were written in the last 30 days.',
      },
      kinds: {
        customers: 'Contacts',
        orders: 'Orders',
        products: 'Products',
        categories: 'Categories',
        carts: 'Carts',
      },
      when: { today: 'Hour', month: 'Day' },
      showTable: 'The same as a table',
      note: 'A record that changes often is written often. Days begin by your store’s clock ({{timeZone}}).',
    },

    next: {
      title: 'Recommended next steps',
      intro: 'Your store is connected. This makes more of it.',
      tickOff: 'Tick off',
      tickOffOf: 'Tick off: {{step}}',
      steps: {
        cart_automation: {
          title: 'Switch on reminders of abandoned carts in Brevo',
          text: 'Carts arrive with their items and a link that brings them back. In Brevo, open Automations and choose “Abandoned cart”.',
          link: 'Open Brevo',
        },
        own_fields: {
          title: 'Bring your own fields along',
          text: 'Customer attributes and form fields of your store can fill attributes in Brevo, for segments of your own.',
          link: 'Map fields',
        },
        storefronts: {
          title: 'Decide on your storefronts',
          text: 'Each storefront can have its own lists, or be left out.',
          link: 'Lists and storefronts',
        },
        mavera: {
          title: 'See what your figures say',
          text: 'Mavera reads your reviews, customers and channels, and says what to do. Its personas and cohorts come back into Brevo.',
          link: 'Connect Mavera',
        },
      },
    },
  },
};
